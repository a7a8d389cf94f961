/** Which header lines a call may carry: none that starts another line, none that belies the call. */
import { describe, expect, it } from 'vitest';
import { createCaller } from '#main/network/caller.ts';
import { httpEndpoint } from '#test/support/network/endpoint.ts';
import { loopbackOnly, ping, pingBody } from '#test/support/network/ping.ts';
import { recordingConnector } from '#test/support/network/recording-connector.ts';

describe('a call that says its own Host and Content-Length', () => {
  it('truly, is sent with them where it has them', async () => {
    const { port, url, arrived } = await httpEndpoint();
    const headers: [string, string][] = [
      ['content-length', String(pingBody.length)],
      ['X-Name', 'caf\u00e9\t1'],
      ['HOST', `127.0.0.1:${port}`],
    ];
    await createCaller()(ping(url, { headers }), loopbackOnly);
    expect(arrived[0]?.headers).toEqual([...headers.flat(), 'Connection', 'close']);
  });
});

describe('header injection: nothing is sent', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    ['a line end in a value', [['X-A', 'one\r\nX-B: two']]],
    ['a carriage return alone', [['X-A', 'one\rtwo']]],
    ['a line feed alone', [['X-A', 'one\ntwo']]],
    ['a null', [['X-A', 'one\u0000']]],
    ['what is beyond Latin-1', [['X-A', 'čtyři']]],
    ['a line end in disguise', [['X-A', 'one\u010d\u010atwo']]],
    ['a line end in a name', [['X-A: 1\r\nX-B', 'two']]],
    ['a name that is empty', [['', 'one']]],
    ['a name with a space', [['X A', 'one']]],
    ['another host', [['Host', 'evil.example']]],
    ['another length', [['Content-Length', '3']]],
    [
      'its length twice',
      [
        ['Content-Length', '54'],
        ['content-length', '54'],
      ],
    ],
    ['an encoding of its own', [['Transfer-Encoding', 'chunked']]],
    ['a hold on the connection', [['connection', 'keep-alive']]],
    ['another protocol', [['Upgrade', 'websocket']]],
    ['a condition', [['Expect', '100-continue']]],
  ])('for %s', async (_what, headers) => {
    expect(pingBody).toHaveLength(54);
    const { attempts, connect } = recordingConnector();
    const outcome = await createCaller({ connect })(
      ping('http://127.0.0.1:1/', { headers }),
      loopbackOnly,
    );
    expect(outcome).toEqual({ kind: 'failed', reason: expect.stringMatching(/\.$/) });
    expect(attempts).toEqual([]);
  });
});
