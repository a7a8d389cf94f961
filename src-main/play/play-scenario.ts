/** Plays a scenario from its beginning to its end: what is planned, and what its script says, in order. */
import { judgeIntent } from '#shared/kernel/judge-intent.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Scenario } from '#shared/trace/run-file/scenario.ts';
import { createSigner } from '../signing/signer.ts';
import { type ScenarioBeginning, scenarioBeginning } from './scenario-setup.ts';
import { createNewest, type ScriptLine } from './scripted-intent.ts';
import { createVirtualPlayer } from './virtual-player.ts';

export interface PlayParts {
  readonly engine: string;
  readonly onEntries: (entries: readonly Entry[]) => void;
  /** Ends when that moment of the run has come; at once where nobody waits for it. */
  readonly until: (atMs: number) => Promise<void>;
  /** What it begins with, where that was made before; left out, it is made here. */
  readonly beginning?: ScenarioBeginning;
  /** After so many steps it is given up. */
  readonly mostSteps?: number;
}

/** How a script's intents name the run, which has no name yet. */
const playedRun = 'played';
const usualSteps = 1_000_000;
const never = Number.POSITIVE_INFINITY;

/** Plays; answers a sentence for every line of the script that could not be carried out. */
export async function playScenario(
  scenario: Scenario,
  parts: PlayParts,
): Promise<readonly string[]> {
  const { setup, keys } = await beginningOf(scenario, parts);
  const newest = createNewest();
  const player = createVirtualPlayer({
    setup,
    engine: parts.engine,
    signer: await createSigner(keys),
    onEntries: (entries) => {
      for (const entry of entries) newest.take(entry);
      parts.onEntries(entries);
    },
  });
  const { script, until = Number.MAX_SAFE_INTEGER } = scenario;
  const lines = [...script.entries()].toSorted(([, left], [, right]) => left.at - right.at);
  const refusals: string[] = [];

  async function act(index: number, { at, intent }: ScriptLine): Promise<void> {
    const whole = newest.complete(intent, playedRun);
    const refusal =
      whole === undefined
        ? 'There is nothing yet that it could be about.'
        : judgeIntent(player.world(), whole);
    if (whole === undefined || refusal !== undefined)
      refusals.push(`script[${index}], at ${at} ms: ${refusal ?? ''}`);
    else await player.give({ kind: 'intent.given', intent: whole }, at);
  }

  for (let steps = 0; steps < mostStepsOf(parts); steps += 1) {
    const due = player.dueAt() ?? never;
    const [next] = lines;
    const at = Math.min(due, next?.[1].at ?? never);
    if (at > until) return refusals;
    await parts.until(at);
    // What is due comes before what somebody does at the same moment.
    if (next === undefined || due === at) await player.pop();
    else {
      lines.shift();
      await act(...next);
    }
  }
  return [
    ...refusals,
    `The scenario did not end after ${mostStepsOf(parts)} steps; give it an «until».`,
  ];
}

async function beginningOf(
  scenario: Scenario,
  { beginning }: PlayParts,
): Promise<ScenarioBeginning> {
  return beginning ?? scenarioBeginning(scenario);
}

function mostStepsOf({ mostSteps = usualSteps }: PlayParts): number {
  return mostSteps;
}
