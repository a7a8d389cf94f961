/** Which URLs may be called, and which addresses their names may stand for. */
import { describe, expect, it } from 'vitest';
import { judgeAddresses, judgeUrl, type Target } from '#main/network/judge-address.ts';
import { allowing, loopbackOnly } from '#test/support/network/ping.ts';

const strict = { ...loopbackOnly, allowLoopbackHttp: false };

function targetFor(url: string, policy = loopbackOnly): Target {
  const judged = judgeUrl(url, policy);
  if (judged.kind === 'refused') throw new Error(judged.reason);
  return judged;
}

function refusalOf(url: string, policy = loopbackOnly): string | undefined {
  const judged = judgeUrl(url, policy);
  return judged.kind === 'refused' ? judged.reason : undefined;
}

describe('a URL', () => {
  it.each([
    ['http://127.0.0.1:8080/notify', '127.0.0.1', 8080, '127.0.0.1:8080'],
    ['https://localhost/notify', 'localhost', 443, 'localhost'],
    ['https://LocalHost.:443/notify', 'localhost', 443, 'localhost'],
    ['http://localhost/notify', 'localhost', 80, 'localhost'],
    ['https://[::1]:9000/notify', '::1', 9000, '[::1]:9000'],
    ['https://CLIENT.example./notify', 'client.example', 443, 'client.example'],
    ['https://client.example:80/notify', 'client.example', 80, 'client.example:80'],
    ['http://0177.1:80/notify', '127.0.0.1', 80, '127.0.0.1'],
  ])('%s goes to its host and port', (url, host, port, authority) => {
    expect(targetFor(url, allowing('client.example'))).toMatchObject({ host, port, authority });
  });

  it('keeps its path and its query, and an @ in them is no user', () => {
    expect(targetFor('http://127.0.0.1/a/@b?c=@d&e=%20').path).toBe('/a/@b?c=@d&e=%20');
    expect(targetFor('http://127.0.0.1?c=1').path).toBe('/?c=1');
  });

  it.each([
    ['http://user@127.0.0.1/', 'user information'],
    ['http://user:secret@127.0.0.1/', 'user information'],
    ['http://@127.0.0.1/', 'user information'],
    ['http://localhost@evil.example/', 'user information'],
    ['http://127.0.0.1/#', 'a fragment'],
    ['http://127.0.0.1/a#b', 'a fragment'],
    ['/notify', 'no absolute'],
    ['127.0.0.1/notify', 'no absolute'],
    ['//127.0.0.1/notify', 'no absolute'],
    ['http:127.0.0.1/', 'no absolute'],
    ['http:///127.0.0.1/', 'no absolute'],
    ['ftp://127.0.0.1/', 'no absolute'],
    ['file:///etc/passwd', 'no absolute'],
    ['javascript:alert(1)', 'no absolute'],
    ['', 'no absolute'],
    [' http://127.0.0.1/', 'white space'],
    ['http://127.0.0.1/a b', 'white space'],
    ['http://127.0.0.1/a\r\nHost: b', 'white space'],
    ['http://127.0.\t0.1/', 'white space'],
    ['http://127.0.0.1\\@evil.example/', 'a backslash'],
    ['http://127.0.0.1/\u0000', 'a control character'],
    ['http://127.0.0.1:70000/', 'no URL'],
    ['http://[::1/', 'no URL'],
    ['http://[fe80::1%25eth0]/', 'no URL'],
    ['http://1.2.3.4.5/', 'no URL'],
  ])('«%s» cannot be called: %s', (url, why) => {
    expect(refusalOf(url, allowing('evil.example'))).toContain(why);
  });

  it('R-232 to a host that the configuration does not name is refused before it is looked up', () => {
    const policy = allowing('client.example', 'other.example:8443');
    for (const host of ['evil.example', 'sub.client.example', 'client.example.evil', 'localhost.x'])
      expect(refusalOf(`https://${host}/`, policy)).toMatch(/neither on loopback nor among/);
    expect(refusalOf('https://other.example/', policy)).toMatch(/neither on loopback nor among/);
    expect(refusalOf('https://client.example../', policy)).toMatch(/neither on loopback nor among/);
    expect(refusalOf('https://other.example:8443/', policy)).toBeUndefined();
  });

  it('of plain http is refused where the setting does not allow it, loopback or not', () => {
    expect(refusalOf('http://127.0.0.1/', strict)).toMatch(/only https/);
    expect(refusalOf('http://localhost/', strict)).toMatch(/only https/);
    expect(refusalOf('https://127.0.0.1/', strict)).toBeUndefined();
  });
});

describe('R-232 the addresses of', () => {
  const open = 'open';
  const policy = allowing('client.example', '10.0.0.5', '[fd00::5]', '169.254.169.254', '8.8.8.8');
  const judge = (url: string, addresses: readonly string[]) =>
    judgeAddresses(targetFor(url, policy), addresses)?.reason ?? open;

  it.each([
    ['https://localhost/', ['127.0.0.1'], open],
    ['https://localhost/', ['::1', '127.0.0.2', '::ffff:127.0.0.1'], open],
    ['https://localhost/', ['127.0.0.1', '8.8.8.8'], 'resolves to 8.8.8.8, which is a public'],
    ['https://localhost/', ['10.0.0.5'], 'is a private address'],
    ['https://localhost/', ['0.0.0.0'], 'is an unspecified address'],
    ['https://client.example/', ['203.0.113.9', '2606:4700::1'], open],
    ['https://client.example/', ['127.0.0.1'], open],
    ['http://client.example/', ['127.0.0.1'], open],
    ['http://client.example/', ['203.0.113.9'], 'plain http goes to loopback only'],
    ['http://client.example/', ['127.0.0.1', '203.0.113.9'], 'plain http goes to loopback only'],
    ['https://client.example/', ['10.0.0.5'], 'only where that very address'],
    ['https://client.example/', ['203.0.113.9', '10.1.1.1'], 'resolves to 10.1.1.1'],
    ['https://client.example/', ['169.254.169.254'], 'no call goes there'],
    ['https://client.example/', ['::ffff:169.254.1.1'], 'no call goes there'],
    ['https://client.example/', ['fe80::1'], 'no call goes there'],
    ['https://client.example/', ['fe80::1%eth0'], 'no address that can be judged'],
    ['https://client.example/', ['evil.example'], 'no address that can be judged'],
    ['https://client.example/', ['255.255.255.255'], 'no call goes there'],
    ['https://client.example/', ['::'], 'no call goes there'],
  ])('%s, when they are %j: %s', (url, addresses, outcome) => {
    expect(judge(url, addresses)).toContain(outcome);
  });

  it.each([
    ['https://10.0.0.5/', open],
    ['https://10.0.0.5:8443/', open],
    ['https://[fd00::5]/', open],
    ['https://8.8.8.8/', open],
    ['https://127.8.9.10/', open],
    ['https://[::ffff:127.0.0.1]/', open],
    ['https://10.0.0.6/', 'only where that very address'],
    ['https://[::ffff:10.0.0.5]/', 'only where that very address'],
    ['https://[fd00::6]/', 'only where that very address'],
    ['https://169.254.169.254/', 'no call goes there'],
    ['https://8.8.4.4/', 'only where its host is allowed'],
    ['http://8.8.8.8/', 'plain http goes to loopback only'],
    ['http://10.0.0.5/', 'plain http goes to loopback only'],
  ])('%s, which is its own: %s', (url, outcome) => {
    expect(judge(url, [targetFor(url, policy).host])).toContain(outcome);
  });

  it('a name, once the name is no longer one that is allowed, do not matter', () => {
    const listed = targetFor('https://client.example/', policy);
    expect(judgeAddresses({ ...listed, listed: false }, ['127.0.0.1'])?.reason).toMatch(
      /of names only localhost and those allowed lead there/,
    );
  });
});
