/**
 * What both servers under test have in common: they say where they listen, how much processor time
 * and memory they have used, and end when told. The measure is the same code on both sides.
 */
import { z } from 'zod';
import type { ApprovalSignal } from './approval-signal.ts';

/** What ID tokens are signed with, on both sides. */
export const signingAlgorithm = z.enum(['ES256', 'RS256']);
export type SigningAlgorithm = z.infer<typeof signingAlgorithm>;

export const serverReady = z.object({
  issuer: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  approvalPort: z.number(),
});
export type ServerReady = z.infer<typeof serverReady>;

export const serverUsage = z.object({
  cpuMicroseconds: z.number(),
  mainThreadMicroseconds: z.number(),
  residentBytes: z.number(),
});
export const serverHolding = z.object({ held: z.number() });

const question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('where') }),
  z.object({ kind: z.literal('usage') }),
  z.object({ kind: z.literal('hold'), count: z.number() }),
]);

interface ServerProcess {
  readonly ready: ServerReady;
  /** Opens that many requests which nobody ever decides. */
  readonly hold?: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Answers the benchmark's questions until it is told to end. */
export async function serveBenchmark(
  signal: ApprovalSignal,
  start: () => Promise<ServerProcess>,
): Promise<void> {
  const starting = start();
  process.on('message', (message) => void answer(message, starting));
  process.once('SIGTERM', () => void close(starting, signal));
  // Whoever started it is gone.
  process.once('disconnect', () => void close(starting, signal));
  await starting;
}

async function answer(message: unknown, starting: Promise<ServerProcess>): Promise<void> {
  const server = await starting;
  const asked = question.parse(message);
  if (asked.kind === 'where') process.send?.(server.ready);
  else if (asked.kind === 'usage') process.send?.(usageNow());
  else {
    await server.hold?.(asked.count);
    process.send?.({ held: asked.count });
  }
}

function usageNow(): z.infer<typeof serverUsage> {
  const all = process.cpuUsage();
  const main = process.threadCpuUsage();
  return {
    cpuMicroseconds: all.user + all.system,
    mainThreadMicroseconds: main.user + main.system,
    residentBytes: process.memoryUsage.rss(),
  };
}

async function close(starting: Promise<ServerProcess>, signal: ApprovalSignal): Promise<void> {
  signal.close();
  await (await starting).close();
  // Leaves now, so that a profile is written whatever sockets are still open.
  process.exit(0);
}
