/** How a storm tells what broke: the sentence, the seed, and the smallest request that does it. */
import fc from 'fast-check';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { hostileRequest } from './requests/hostile-request.ts';
import type { Told } from './requests/known.ts';

interface Drops {
  readonly seed: number;
  readonly requests: number;
  /** Sends one; throws when it does harm. The request is what was sent, for whoever has to look. */
  readonly send: (make: Told<HttpRequest>, sent: (request: HttpRequest) => void) => Promise<void>;
}

/** Lets hostile requests fall one after another, until all have or one does harm. */
export async function letFall({ seed, requests, send }: Drops): Promise<void> {
  let count = 0;
  let last: HttpRequest | undefined;
  let harmful: HttpRequest | undefined;
  const property = fc.asyncProperty(hostileRequest, async (make) => {
    try {
      await send(make, (request) => {
        last = request;
      });
    } catch (thrown) {
      // While it is being made smaller, the last one that did harm is the smallest so far.
      harmful = last;
      throw thrown;
    }
    if (harmful === undefined) count += 1;
  });
  const { failed, errorInstance: cause } = await fc.check(property, { seed, numRuns: requests });
  if (!failed) return;
  const sentence = cause instanceof Error ? cause.message : 'The storm broke off.';
  const shown = harmful === undefined ? 'none was made' : requestText(harmful);
  const where = `Seed ${seed}, after ${count} requests; the smallest that does it:\n${shown}`;
  throw new Error(`${sentence}\n${where}`, { cause });
}

const mostShown = 1500;

/** The request for a person to read and to send again. */
function requestText({ method, target, headers, body }: HttpRequest): string {
  const lines = headers.map(([name, value]) => `${name}: ${shortened(JSON.stringify(value))}`);
  const text = Buffer.from(body, 'base64').toString('latin1');
  return [`${method} ${shortened(target)}`, ...lines, '', shortened(text)].join('\n');
}

function shortened(text: string): string {
  const left = text.length - mostShown;
  return left > 0 ? `${text.slice(0, mostShown)}… and ${left} more` : text;
}

/** Counts by name. */
export function tallied(names: readonly string[], tally: Map<string, number>): void {
  for (const name of names) tally.set(name, (tally.get(name) ?? 0) + 1);
}

/** The counts as one line, the most frequent first. */
export function tallyText(tally: ReadonlyMap<string, number>): string {
  const sorted = [...tally].toSorted(([, left], [, right]) => right - left);
  return sorted.map(([name, count]) => `${name}: ${count}`).join(', ');
}
