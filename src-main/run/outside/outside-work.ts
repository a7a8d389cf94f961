/**
 * Work that a step asks for and that takes time: signatures and calls. Each comes back as an input;
 * one that the disk does not take is offered again until it does, and what fails otherwise is
 * complained of, and done again when the run is opened the next time.
 */
import type { Effect } from '#shared/kernel/effect.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { PassingMap } from '../../passing-map.ts';
import type { Signer } from '../../signing/signer.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import type { Submission } from '../conductor.ts';
import type { OutsideCall } from './outside-call.ts';

type Work = Extract<Effect, { kind: 'sign' | 'call' }>;
type CallWork = Extract<Effect, { kind: 'call' }>;

interface OutsideWorkParts {
  readonly signer: Signer;
  readonly call: OutsideCall;
  readonly settings: () => ProviderSettings;
  readonly submit: (submission: Submission) => Promise<unknown>;
  readonly complain: (sentence: string, thrown: unknown) => void;
  readonly isClosed: () => boolean;
  /** A virtual run's time stands still while something is under way. */
  readonly began: () => void;
  readonly ended: () => void;
}

const retryMs = 1000;
const patienceMs = 2000;

export interface OutsideWork {
  readonly start: (work: Work) => void;
  /** Ends when nothing is under way any more; after a while it ends all the same. */
  readonly settled: () => Promise<void>;
}

/** Does such work for one run. */
export function createOutsideWork(parts: OutsideWorkParts): OutsideWork {
  const { signer, call, settings, submit, complain } = parts;
  const underWay = new PassingMap<Promise<void>, true>();

  async function done(work: Work): Promise<Submission> {
    if (work.kind === 'sign') {
      return { kind: 'jwts.signed', effect: work.effect, jwts: await signer.sign(work.recipes) };
    }
    const { origin, request, provider } = work;
    const outcome = await call(origin, request, settingsFor(work, settings()), provider);
    return { kind: 'call.ended', effect: work.effect, outcome, facts: [] };
  }

  async function record(submission: Submission): Promise<void> {
    for (;;) {
      try {
        await submit(submission);
        return;
      } catch (thrown) {
        if (!(thrown instanceof WorkbenchError) || parts.isClosed()) throw thrown;
      }
      await new Promise((resume) => setTimeout(resume, retryMs).unref());
    }
  }

  function start(work: Work): void {
    parts.began();
    const doing = done(work)
      .then(record)
      .catch((thrown: unknown) =>
        complain(
          work.kind === 'sign' ? 'A token could not be signed.' : 'A call could not be recorded.',
          thrown,
        ),
      )
      .finally(() => {
        underWay.delete(doing);
        parts.ended();
      });
    underWay.set(doing, true);
  }

  async function settled(): Promise<void> {
    const patience = new Promise<void>((resume) => setTimeout(resume, patienceMs).unref());
    while (underWay.size > 0) {
      const isOver = Promise.all(underWay.keys()).then(() => false);
      if (await Promise.race([isOver, patience.then(() => true)])) return;
    }
  }

  return { start, settled };
}

/** CIBA Core §10.1: a client should be ready to wait half a minute for a long poll. */
const pollPatienceSeconds = 35;

/**
 * A provider that a party of the run plays against was named by whoever set it up: its host may be
 * called, on loopback without TLS as well. Wherever else its document points, the settings decide.
 */
function settingsFor({ provider }: CallWork, settings: ProviderSettings): ProviderSettings {
  const host = provider === undefined ? undefined : URL.parse(provider)?.host;
  if (host === undefined) return settings;
  return {
    ...settings,
    allow_loopback_http_callbacks: true,
    callback_hosts: [...settings.callback_hosts, host],
    callback_timeout_seconds: pollPatienceSeconds,
  };
}
