/**
 * The process in which the kernel is measured by itself: its throughput in an empty world, or the
 * cost of a flow in a world that holds few requests against one that holds very many.
 */
import { z } from 'zod';
import {
  beginKernelRun,
  driverOn,
  holdRequests,
  type KernelDriver,
  runOutsideFlows,
  runSimulatedFlows,
} from './kernel-driver.ts';

const question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('throughput'), rounds: z.int(), flows: z.int() }),
  z.object({
    kind: z.literal('held'),
    rounds: z.int(),
    flows: z.int(),
    few: z.int(),
    many: z.int(),
  }),
]);

const series = z.object({
  flowsPerSecond: z.array(z.number()),
  entries: z.number(),
  bytes: z.number(),
});
export const kernelResult = z.object({ outside: series, simulated: series });
export type KernelResult = z.infer<typeof kernelResult>;

export const heldResult = z.object({
  fewMicroseconds: z.array(z.number()),
  manyMicroseconds: z.array(z.number()),
});
export type HeldResult = z.infer<typeof heldResult>;

type RunFlows = (driver: KernelDriver, count: number, name: string) => void;

const atOnce = 100;

/** Runs flows in groups, as a busy provider has them, and answers the milliseconds taken. */
function timeFlows(runFlows: RunFlows, driver: KernelDriver, flows: number, name: string): number {
  const began = performance.now();
  for (let done = 0; done < flows; done += atOnce) runFlows(driver, atOnce, `${name}-${done}`);
  return performance.now() - began;
}

function throughputOf(runFlows: RunFlows, rounds: number, flows: number): z.infer<typeof series> {
  const weighed = beginKernelRun({ measureBytes: true });
  timeFlows(runFlows, weighed, flows, 'weighed');
  timeFlows(runFlows, beginKernelRun(), flows, 'warm-up');
  const flowsPerSecond: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const elapsedMs = timeFlows(runFlows, beginKernelRun(), flows, `round-${round}`);
    flowsPerSecond.push((flows / elapsedMs) * 1000);
  }
  const { entries, bytes } = weighed.counts;
  return { flowsPerSecond, entries: entries / flows, bytes: bytes / flows };
}

/** Every round begins again from the two prepared worlds, which no flow can change. */
function compareHeld(rounds: number, flows: number, few: number, many: number): HeldResult {
  const worlds = [few, many].map((count) => {
    const driver = beginKernelRun();
    holdRequests(driver, count);
    return driver.world;
  });
  const micros: number[][] = worlds.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, world] of worlds.entries()) {
      const name = `round-${round}-${index}`;
      // What the other world has left behind is not charged to this one.
      globalThis.gc?.();
      const elapsedMs = timeFlows(runOutsideFlows, driverOn(world), flows, name);
      // The first round warms up.
      if (round > 0) micros[index]?.push((elapsedMs * 1000) / flows);
    }
  }
  return { fewMicroseconds: micros[0] ?? [], manyMicroseconds: micros[1] ?? [] };
}

process.on('message', (message) => {
  const asked = question.parse(message);
  process.send?.(
    asked.kind === 'throughput'
      ? {
          outside: throughputOf(runOutsideFlows, asked.rounds, asked.flows),
          simulated: throughputOf(runSimulatedFlows, asked.rounds, asked.flows),
        }
      : compareHeld(asked.rounds, asked.flows, asked.few, asked.many),
  );
});
process.once('SIGTERM', () => process.exit(0));
process.once('disconnect', () => process.exit(0));
