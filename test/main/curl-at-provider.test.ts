/** The text that is copied as cURL, sent to our own provider on loopback: it answers as it did before. */
import { afterEach, describe, expect, it } from 'vitest';
import { curlText } from '#shared/projections/curl/curl-text.ts';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { askForAlice, loopbackFetch, pollOnce } from '#test/support/shell/http-call.ts';
import { callOf, requestOf } from '#test/support/shell/shell-words.ts';
import { openWallRun, type WallRun } from '#test/support/shell/wall-run.ts';

let wall: WallRun;

afterEach(() => wall.close());

async function recorded(target: RegExp): Promise<HttpRequest> {
  const entry = await wall.seen.until(
    (one) => one.kind === 'http.arrived' && target.test(one.request.target),
  );
  if (entry.kind !== 'http.arrived') throw new Error('Nothing arrived.');
  return entry.request;
}

/** cURL sends the bytes of a header as they stand; a mask has signs that are no Latin letters. */
function asSent(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
  );
}

/** Sends what a shell makes of the text, and answers the status and the body. */
async function send(text: string): Promise<{ status: number; body: string }> {
  const { url, method, headers, body } = requestOf(callOf(text));
  const answer = await loopbackFetch(url, { method, headers: asSent(headers), body });
  return { status: answer.status, body: await answer.text() };
}

describe('a recorded request, copied as cURL', () => {
  it('asks for another sign-in with its secrets, and is nobody without them', async () => {
    wall = await openWallRun();
    const { issuer } = wall;
    await askForAlice(issuer);
    const request = await recorded(/authent/);
    const again = await send(curlText(request, { issuer, withSecrets: true }));
    expect(again.status).toBe(200);
    expect(JSON.parse(again.body)).toHaveProperty('auth_req_id');
    const masked = await send(curlText(request, { issuer, withSecrets: false }));
    expect(masked.status).toBe(401);
    expect(JSON.parse(masked.body)).toHaveProperty('error', 'invalid_client');
  });

  it('polls once more, too soon', async () => {
    wall = await openWallRun();
    const { issuer } = wall;
    await pollOnce(issuer, await askForAlice(issuer));
    const again = await send(curlText(await recorded(/token/), { issuer, withSecrets: true }));
    expect(again.status).toBe(400);
    expect(JSON.parse(again.body)).toHaveProperty('error', 'slow_down');
  });
});
