/** The prompts of a device at one moment, newest first, each with where it stands. */
import { type Moment, machineAt } from '#shared/projections/moment.ts';
import type { EntryOf } from '#shared/trace/entry.ts';

export interface PromptLine {
  readonly prompt: EntryOf<'prompt.arrived'>;
  readonly state: string;
}

/** One line a prompt. */
export function promptLines(moment: Moment): readonly PromptLine[] {
  return [...moment.prompts.values()].reverse().map((prompt) => {
    const state = machineAt(moment, 'authentication-device', prompt.prompt)?.state ?? 'notified';
    return { prompt, state: state.split('.').at(-1) ?? state };
  });
}
