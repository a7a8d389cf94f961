/** How much of the processors' time a virtual machine was not given, which no benchmark can help. */
import { readFileSync } from 'node:fs';

interface ProcessorTime {
  /** As much as there was work for. */
  readonly wanted: number;
  readonly stolen: number;
}

/** In /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
const stolenPlace = 7;
const idlePlaces: ReadonlySet<number> = new Set([3, 4]);

/** Since the machine began; undefined where the system does not tell. */
export function processorTime(): ProcessorTime | undefined {
  let text: string;
  try {
    text = readFileSync('/proc/stat', 'utf8');
  } catch {
    return undefined;
  }
  const times = (/^cpu +(.+)$/m.exec(text)?.[1] ?? '').split(' ').map(Number);
  const wanted = times
    .slice(0, stolenPlace + 1)
    .filter((_time, place) => !idlePlaces.has(place))
    .reduce((sum, time) => sum + time, 0);
  return { wanted, stolen: times[stolenPlace] ?? 0 };
}

/** Since then, in one line; empty where nothing is known. */
export function stolenText(before: ProcessorTime | undefined): string {
  const now = processorTime();
  if (before === undefined || now === undefined) return '';
  const share = (now.stolen - before.stolen) / Math.max(1, now.wanted - before.wanted);
  return `; ${Math.round(share * 100)} % of the time that it needed went to other machines`;
}
