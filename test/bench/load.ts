/**
 * The load program, in a process of its own and the same for every server: runs a fixed number of
 * complete poll flows, so many in flight over so many connections, and times each of them.
 * A flow is two HTTP requests; the poll is sent when the grant has been signalled, and a poll that
 * is told to wait all the same is counted.
 */
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { PassingMap } from '#main/passing-map.ts';
import { type ConnectionPool, createConnectionPool } from './connection-pool.ts';
import { type SigningAlgorithm, serverReady, signingAlgorithm } from './server-process.ts';
import { authenticationPost, tokenPost } from './wire-text.ts';

export const loadRound = z.object({
  server: serverReady,
  algorithm: signingAlgorithm,
  flows: z.int(),
  inFlight: z.int(),
  connections: z.int(),
});
export type LoadRound = z.infer<typeof loadRound>;

export const loadResult = z.object({
  elapsedMs: z.number(),
  retries: z.int(),
  authenticationMs: z.array(z.number()),
  tokenMs: z.array(z.number()),
  flowMs: z.array(z.number()),
  /** When each flow was complete, counted from the beginning of the round. */
  doneAtMs: z.array(z.number()),
  cpuMicroseconds: z.number(),
});
export type LoadResult = z.infer<typeof loadResult>;

const metadata = z.object({
  token_endpoint: z.string(),
  backchannel_authentication_endpoint: z.string(),
});
const acknowledgement = z.object({ auth_req_id: z.string() });
const tokens = z.object({ access_token: z.string(), id_token: z.string() });
const retryAfterMs = 25;
const mostRetries = 200;

interface Round {
  readonly algorithm: SigningAlgorithm;
  readonly pool: ConnectionPool;
  readonly host: string;
  readonly authentication: Buffer;
  readonly tokenTarget: string;
  readonly granted: (authReqId: string) => Promise<void>;
  readonly result: { -readonly [Name in keyof LoadResult]: LoadResult[Name] };
}

async function runRound({
  server,
  algorithm,
  flows,
  inFlight,
  connections,
}: LoadRound): Promise<LoadResult> {
  const { host, port } = new URL(server.issuer);
  const known = metadata.parse(
    await (await fetch(`${server.issuer}/.well-known/openid-configuration`)).json(),
  );
  const grants = await followGrants(server.approvalPort);
  const pool = createConnectionPool(Number(port), connections);
  const target = new URL(known.backchannel_authentication_endpoint).pathname;
  const round: Round = {
    algorithm,
    pool,
    host,
    authentication: authenticationPost({ host, target, loginHint: 'alice' }).bytes,
    tokenTarget: new URL(known.token_endpoint).pathname,
    granted: grants.granted,
    result: {
      elapsedMs: 0,
      retries: 0,
      authenticationMs: [],
      tokenMs: [],
      flowMs: [],
      doneAtMs: [],
      cpuMicroseconds: 0,
    },
  };
  const cpu = process.cpuUsage();
  const began = performance.now();
  let left = flows;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await runFlow(round);
      round.result.doneAtMs.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  const used = process.cpuUsage(cpu);
  pool.close();
  grants.close();
  const elapsedMs = performance.now() - began;
  return { ...round.result, elapsedMs, cpuMicroseconds: used.user + used.system };
}

async function runFlow({
  algorithm,
  pool,
  host,
  authentication,
  tokenTarget,
  granted,
  result,
}: Round): Promise<void> {
  const began = performance.now();
  const acknowledged = await pool.send(authentication);
  result.authenticationMs.push(performance.now() - began);
  if (acknowledged.status !== 200) throw new Error(`refused: ${acknowledged.body}`);
  const { auth_req_id: authReqId } = acknowledgement.parse(JSON.parse(acknowledged.body));
  const poll = tokenPost(host, authReqId, tokenTarget).bytes;
  await granted(authReqId);
  for (let retry = 0; retry < mostRetries; retry += 1) {
    const asked = performance.now();
    const answer = await pool.send(poll);
    if (answer.status === 200) {
      result.tokenMs.push(performance.now() - asked);
      result.flowMs.push(performance.now() - began);
      return checkTokens(answer.body, algorithm);
    }
    if (!answer.body.includes('authorization_pending')) throw new Error(answer.body);
    result.retries += 1;
    await new Promise((resume) => setTimeout(resume, retryAfterMs));
  }
  throw new Error('the request was never granted');
}

// In base64url, of a curve's two numbers and of a modulus of 2048 bits.
const signatureLengths = { ES256: 86, RS256: 342 } as const;

/** Equal work is checked, not assumed: an opaque access token, and an ID token signed as agreed. */
function checkTokens(body: string, algorithm: SigningAlgorithm): void {
  const { access_token: accessToken, id_token: idToken } = tokens.parse(JSON.parse(body));
  const [header = '', , signature = ''] = idToken.split('.');
  const read = Buffer.from(header, 'base64url').toString();
  const isAsAgreed = read.includes(`"${algorithm}"`);
  if (!isAsAgreed || signature.length !== signatureLengths[algorithm])
    throw new Error(`not ${algorithm}: ${read}`);
  if (accessToken.includes('.')) throw new Error('the access token is not opaque');
}

/** Hears from the server which requests are granted, whether or not anybody waits for it yet. */
async function followGrants(port: number) {
  const early = new PassingMap<string, true>();
  const waiting = new PassingMap<string, () => void>();
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  createInterface({ input: socket }).on('line', (authReqId) => {
    const resolve = waiting.get(authReqId);
    if (resolve === undefined) early.set(authReqId, true);
    else resolve();
    waiting.delete(authReqId);
  });
  return {
    granted: (authReqId: string): Promise<void> =>
      early.delete(authReqId)
        ? Promise.resolve()
        : new Promise((resolve) => waiting.set(authReqId, resolve)),
    close: () => socket.destroy(),
  };
}

process.on('message', (message) => {
  void runRound(loadRound.parse(message)).then((result) => process.send?.(result));
});
// Whoever started it is gone.
process.once('disconnect', () => process.exit(0));
