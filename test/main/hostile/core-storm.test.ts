/**
 * A storm of malformed, hostile and random requests on the core, with tokens verified as the shell
 * does it: every answer well formed, nothing told to the wrong people, memory flat, and the record
 * good for making all of it again. FULL=1 sends all of them.
 */
import { describe, expect, it } from 'vitest';
import { tablesOf } from '#shared/profiles/profiles.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { createInvariants } from '#test/support/core/invariants.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { hostileSetup } from '#test/support/storm/cast.ts';
import { tallyText } from '#test/support/storm/harm.ts';
import { heapInUse, inMegabytes } from '#test/support/storm/heap.ts';
import { signIn } from '#test/support/storm/honest-life.ts';
import { runStorm, type Tally } from '#test/support/storm/storm-run.ts';

const isFull = process.env['FULL'] !== undefined;
const seed = Number(process.env['SEED'] ?? 2026);

interface Weather {
  readonly name: string;
  readonly profile: ProfileName;
  readonly provider: Partial<ProviderSettings>;
  readonly share: number;
}

const weathers: readonly Weather[] = [
  { name: 'CIBA Core', profile: 'core', provider: {}, share: 0.6 },
  {
    name: 'CIBA Core with limits, long polls and tokens that are JWTs',
    profile: 'core',
    provider: {
      long_poll_seconds: 2,
      access_token_format: 'jwt',
      issue_refresh_tokens: true,
      max_pending_per_user: 10,
      requests_per_minute_per_client: 6,
      polls_too_soon_limit: 1,
      user_code_attempts: 2,
      dpop_nonce: true,
      resources: ['https://api.example'],
    },
    share: 0.2,
  },
  { name: 'FAPI-CIBA', profile: 'fapi1-ciba-id1', provider: {}, share: 0.1 },
  { name: 'FAPI 2.0', profile: 'fapi2-ciba', provider: {}, share: 0.1 },
];

const requests = isFull ? 90_000 : 6000;
const watched = 300;

describe('hostile requests', () => {
  it.each(weathers)(
    'under $name: no answer that a rule did not choose, every error in its form (R-058, R-196)',
    async (weather) => {
      const { profile, provider, share } = weather;
      const sent = requests * share;
      const judge = createInvariants();
      const entries: Entry[] = [];
      const heap: number[] = [];
      const began = performance.now();
      const tally = await runStorm({
        setup: hostileSetup({ profile, provider }),
        seed,
        requests: sent,
        watch: (step, done) => {
          if (done >= watched) return;
          judge(step);
          for (const entry of step.entries) entries.push(entry);
        },
        look: (done) => {
          if (done % (sent / 4) === 0) heap.push(heapInUse());
        },
      });
      tell(weather, { sent, began, heap, ...tally });
      // As they come back from the disk.
      const read = JSON.parse(JSON.stringify(entries)) as Entry[];
      expect(firstDifference(replayed(read).entries, entries)).toBeUndefined();
      const [, middle = 0, , end = 0] = heap;
      expect(end / middle).toBeLessThan(1.2);
      await signIn(tally.storm, 'quiet bank');
    },
    600_000,
  );
});

interface Sent extends Tally {
  readonly sent: number;
  readonly began: number;
  readonly heap: readonly number[];
}

/** Counts, the seed, and memory: what a report of the storm is made of. */
function tell({ name, profile }: Weather, { sent, began, heap, statuses, refusals }: Sent): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const rules = Object.entries(tablesOf(profile)).flatMap(([table, held]) =>
    table === 'device-decision' ? [] : held.map((rule) => `${table}: ${rule.name}`),
  );
  const met = rules.filter((rule) => refusals.has(rule)).length;
  console.log(
    `${name}: ${sent} requests, seed ${seed}, ${seconds} s, heap ${inMegabytes(heap)}\n`,
    `${tallyText(statuses)}; ${met} of ${rules.length} rules refused some`,
  );
}
