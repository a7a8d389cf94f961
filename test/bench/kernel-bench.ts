/**
 * The kernel alone on one core in virtual time: complete poll flows a second, what a flow leaves in
 * the trace, and nothing of sockets, signatures or disks. It runs in a process of its own.
 */
import { startChild } from './child.ts';
import { median, percentile, shown } from './figures.ts';
import { type KernelResult, kernelResult } from './kernel-process.ts';
import type { BenchOptions, Report } from './report.ts';

const goalFlowsPerSecond = 5000;

export async function kernelBench({ profileFolder }: BenchOptions): Promise<Report> {
  const child = startChild({ program: './kernel-process.ts', arguments: [], profileFolder });
  try {
    return report(await child.ask({ kind: 'throughput', rounds: 7, flows: 2000 }, kernelResult));
  } finally {
    await child.end();
  }
}

function report({ outside, simulated }: KernelResult): Report {
  const rate = median(outside.flowsPerSecond);
  const whole = median(simulated.flowsPerSecond);
  const row = (name: string, { flowsPerSecond, entries, bytes }: KernelResult['outside']) => [
    name,
    shown(median(flowsPerSecond)),
    shown(percentile(flowsPerSecond, 1)),
    shown(1e6 / median(flowsPerSecond)),
    shown(entries),
    shown(bytes),
  ];
  return {
    name: 'kernel',
    title: 'The kernel alone, virtual time, one core, stub signatures, no sockets, no store',
    tables: [
      {
        columns: ['', 'flows a second', 'best round', 'µs a flow', 'entries', 'bytes of JSON'],
        rows: [row('outside client’s poll flow', outside), row('whole simulated flow', simulated)],
      },
    ],
    goals: [
      {
        what: 'complete poll flows a second',
        wanted: `≥ ${shown(goalFlowsPerSecond)}`,
        found: shown(rate),
        met: rate >= goalFlowsPerSecond,
      },
    ],
    notes: [
      'A flow is the authentication request, the prompt, two taps, the decision, one poll and the tokens; the simulated flow adds the relying party’s own moves and its check of the ID token.',
      'An absolute figure: it halves when the machine is busy.',
    ],
    warnings: [],
    figures: {
      outsideFlowsPerSecond: rate,
      simulatedFlowsPerSecond: whole,
      outsideEntriesPerFlow: outside.entries,
      simulatedEntriesPerFlow: simulated.entries,
      outsideBytesPerFlow: outside.bytes,
      simulatedBytesPerFlow: simulated.bytes,
    },
  };
}
