/**
 * Lets so many hostile requests fall on one run of the core and judges every answer. What did harm is
 * made smaller against the world as it was before.
 */
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { letFall, tallied } from './harm.ts';
import { lifeGoesOn } from './honest-life.ts';
import { judgeAnswer } from './judge-answer.ts';
import { secretsOf, type Told } from './requests/known.ts';
import { beginStorm, fall, type Storm, type Watch } from './storm.ts';

export interface StormPlan {
  readonly setup: RunSetup;
  readonly seed: number;
  readonly requests: number;
  /** Sees every step, with the number of requests that had fallen by then. */
  readonly watch?: (...step: [...Parameters<Watch>, number]) => void;
  /** Told after each request how many there were. */
  readonly look?: (done: number) => void;
}

export interface Tally {
  readonly storm: Storm;
  /** How often each status was answered, and each rule refused. */
  readonly statuses: ReadonlyMap<string, number>;
  readonly refusals: ReadonlyMap<string, number>;
}

/** Sends them; throws with the smallest request that breaks what must hold. */
export async function runStorm({ setup, seed, requests, watch, look }: StormPlan): Promise<Tally> {
  const statuses = new Map<string, number>();
  const refusals = new Map<string, number>();
  let done = 0;
  const seeing: Watch = (step) => watch?.(step, done);
  let storm = beginStorm(setup, seeing);
  let harmed: Storm | undefined;

  async function send(make: Told<HttpRequest>, sent: (request: HttpRequest) => void) {
    storm = harmed ?? (await lifeGoesOn(storm, done, seeing));
    const told: Told<HttpRequest> = (known) => {
      const request = make(known);
      sent(request);
      return request;
    };
    try {
      const fallen = await fall(storm, told, harmed === undefined ? seeing : undefined);
      judgeAnswer({ ...fallen, secrets: secretsOf(storm.known) });
      // What cannot be written down could not be kept on disk.
      JSON.stringify(fallen.entries);
      if (harmed !== undefined) return;
      storm = fallen.storm;
      tallied([String(fallen.response?.status ?? 'held')], statuses);
      tallied(verdictsOf(fallen.entries), refusals);
    } catch (thrown) {
      harmed = storm;
      throw thrown;
    }
    done += 1;
    look?.(done);
  }

  await letFall({ seed, requests, send });
  return { storm, statuses, refusals };
}

/** What the rules said, as «table: rule that refused». */
export function verdictsOf(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap((entry) =>
    entry.kind === 'rules.judged' ? [`${entry.table}: ${entry.refusal?.rule ?? 'accepted'}`] : [],
  );
}
