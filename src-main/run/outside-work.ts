/**
 * Work that a step asks for and that takes time: signatures and calls. Each comes back as an input;
 * what fails here is complained of, and done again when the run is opened the next time.
 */
import type { Effect } from '#shared/kernel/effect.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { Submission } from './conductor.ts';
import type { OutsideCall } from './outside-call.ts';
import type { Signer } from './signer.ts';

type Work = Exclude<Effect, { kind: 'answer' }>;

interface OutsideWorkParts {
  readonly signer: Signer;
  readonly call: OutsideCall;
  readonly settings: () => ProviderSettings;
  readonly submit: (submission: Submission) => Promise<unknown>;
  readonly complain: (sentence: string, thrown: unknown) => void;
  /** A virtual run's time stands still while something is under way. */
  readonly began: () => void;
  readonly ended: () => void;
}

/** Does such work for one run. */
export function createOutsideWork(parts: OutsideWorkParts): (work: Work) => void {
  const { signer, call, settings, submit, complain } = parts;

  async function done(work: Work): Promise<Submission> {
    if (work.kind === 'sign') {
      return { kind: 'jwts.signed', effect: work.effect, jwts: await signer.sign(work.recipes) };
    }
    const outcome = await call(work.origin, work.request, settings());
    return { kind: 'call.ended', effect: work.effect, outcome, facts: [] };
  }

  return (work) => {
    parts.began();
    done(work)
      .then(submit)
      .catch((thrown: unknown) =>
        complain(
          work.kind === 'sign' ? 'A token could not be signed.' : 'A call could not be recorded.',
          thrown,
        ),
      )
      .finally(parts.ended);
  };
}
