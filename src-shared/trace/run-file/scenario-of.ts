/**
 * Makes a scenario of a run: its set-up, and what people did at which time. What they did to one
 * message or one timer of the run cannot be said of another run, and is left out and counted.
 */
import { isTimeIntent } from '../../intents/clock-intents.ts';
import type { PartyIntent } from '../../intents.ts';
import type { Entry } from '../entry.ts';
import type { RunFileHead } from './run-file.ts';
import type { Scenario } from './scenario.ts';

export interface MadeScenario {
  readonly scenario: Pick<
    Scenario,
    'format' | 'engine' | 'name' | 'setup' | 'seed' | 'bookmarks' | 'notes' | 'expectations'
  > & { readonly script: readonly { readonly at: number; readonly intent: object }[] };
  readonly leftOut: number;
}

/** When it is played again, these are those of the newest prompt, request or sign-in. */
const foundAnew = ['run', 'prompt', 'authReqId', 'signIn'];
/** These name one thing of this run alone. */
const particular = ['message', 'timer', 'hit', 'exchange'];

/** The scenario, and how much of the run is not in it. */
export function scenarioOf(head: RunFileHead, entries: Iterable<Entry>): MadeScenario {
  const script: { at: number; intent: object }[] = [];
  let leftOut = 0;
  for (const entry of entries) {
    if (entry.kind !== 'intent.given' || isOfTheTrainer(entry.intent)) continue;
    if (particular.some((member) => member in entry.intent)) leftOut += 1;
    else script.push({ at: entry.at, intent: without(entry.intent, foundAnew) });
  }
  const { format, engine, name, seed, notes, expectations } = head;
  // A number means nothing where entries are made anew.
  const bookmarks = head.bookmarks.filter(({ at }) => 'match' in at);
  const setup = without(head.setup, ['name', 'seed', 'keys']) as Scenario['setup'];
  return {
    scenario: { format, engine, name, setup, seed, bookmarks, notes, expectations, script },
    leftOut: leftOut + head.bookmarks.length - bookmarks.length,
  };
}

/** How far time was to run and where it was to stop is nothing that happens in the story. */
export function isOfTheTrainer(intent: PartyIntent): boolean {
  return isTimeIntent(intent) && intent.kind !== 'skew.set' && !intent.kind.startsWith('timer.');
}

function without(of: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name)));
}
