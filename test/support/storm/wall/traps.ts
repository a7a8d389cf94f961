/**
 * Addresses that a hostile client would have the provider call: those of other machines in every
 * spelling, and endpoints on loopback that redirect, stay silent, never end or talk nonsense.
 */
import type { CallOutcome } from '#shared/trace/input-entry.ts';
import { httpEndpoint, rawEndpoint } from '../../network/endpoint.ts';

export interface Trap {
  readonly address: string;
  /** How a call there ends, and what becomes of the delivery in the end. */
  readonly outcome: CallOutcome['kind'];
  readonly delivery: 'delivered' | 'givenUp';
  /** To which port of loopback, and how often. */
  readonly port?: number;
  readonly attempts: number;
}

/** Addresses that nobody may be made to call. */
export const elsewhere: readonly string[] = [
  'http://169.254.169.254/latest/meta-data/',
  'https://169.254.169.254/',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://169.254.43518/',
  'http://[::ffff:169.254.169.254]/',
  'http://[fe80::1]/',
  'http://[fd00::1]/',
  'http://10.0.0.1/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1:8443/',
  'https://100.100.100.200/',
  'http://0.0.0.0/',
  'http://[::]/',
  'https://224.0.0.1/',
  // Names: not allowed, allowed but leading to metadata, allowed but leading there as well.
  'https://rebound.example/',
  'https://metadata.example/',
  'https://mixed.example/',
  'http://localhost.attacker.example/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'javascript:alert(1)',
  'data:text/plain,x',
  '//127.0.0.1/',
  'http:/127.0.0.1/',
  'not an address',
];

/** What the names above stand for. */
export const names: Readonly<Record<string, readonly string[]>> = {
  'rebound.example': ['127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'mixed.example': ['203.0.113.7', '10.0.0.1'],
  'localhost.attacker.example': ['127.0.0.1'],
};
export const allowedHosts: readonly string[] = ['metadata.example', 'mixed.example'];

/** Sets all of them up; they close with the test. So often a failing call is tried. */
export async function layTraps(tries: number): Promise<readonly Trap[]> {
  const redirecting = await httpEndpoint((response) => {
    response.writeHead(307, { location: 'http://169.254.169.254/latest/' }).end();
  });
  const refusing = await httpEndpoint((response) => response.writeHead(403).end());
  const broken = await httpEndpoint((response) => response.writeHead(500).end());
  const silent = await rawEndpoint(() => undefined);
  const dripping = await rawEndpoint((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX: ');
    const drip = setInterval(() => socket.write('x'), 100);
    socket.once('close', () => clearInterval(drip));
  });
  const endless = await rawEndpoint((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const pour = setInterval(() => socket.write('x'.repeat(10_000)), 1);
    socket.once('close', () => clearInterval(pour));
  });
  const babbling = await rawEndpoint((socket) => socket.end('no HTTP at all\r\n\r\n'));
  const swollen = await rawEndpoint((socket) =>
    socket.end(`HTTP/1.1 204 X\r\nA: ${'x'.repeat(99_999)}`),
  );
  const hangingUp = await rawEndpoint((socket) => socket.destroy());
  const on = (
    { port, url }: { readonly port: number; readonly url: string },
    outcome: Trap['outcome'],
    delivery: Trap['delivery'],
    attempts: number,
  ): Trap => ({ address: url, port, outcome, delivery, attempts });
  return [
    ...elsewhere.map(
      (address): Trap => ({ address, outcome: 'refused', delivery: 'givenUp', attempts: 0 }),
    ),
    ...[`http://a:b@127.0.0.1:${silent.port}/`, `http://127.0.0.1:${silent.port}\\@10.0.0.1/`].map(
      (address): Trap => ({ address, outcome: 'refused', delivery: 'givenUp', attempts: 0 }),
    ),
    on(redirecting, 'answered', 'givenUp', 1),
    on(refusing, 'answered', 'givenUp', 1),
    on(broken, 'answered', 'givenUp', tries),
    on(silent, 'timed-out', 'givenUp', tries),
    on(dripping, 'timed-out', 'givenUp', tries),
    on(endless, 'answered', 'delivered', 1),
    on(babbling, 'failed', 'givenUp', tries),
    on(swollen, 'failed', 'givenUp', tries),
    on(hangingUp, 'failed', 'givenUp', tries),
  ];
}
