/**
 * Where somebody is on the phone: on its lock screen, in an app, at one prompt. What a prompt does by
 * itself never takes the place of another: only from the lock screen one opens on its own.
 */
import { useState } from 'react';
import type { PromptLine } from './prompt-lines.ts';

export type PhoneScreen = 'lock' | 'requests' | 'inbox' | 'settings';

export type PhonePlace =
  | { readonly screen: PhoneScreen }
  | { readonly screen: 'prompt'; readonly prompt: string; readonly from: PhoneScreen }
  | { readonly screen: 'letter'; readonly letter: string };

export interface PhoneWalk {
  readonly place: PhonePlace;
  readonly go: (place: PhonePlace) => void;
  /** Of these the person has seen the end. */
  readonly seen: ReadonlySet<string>;
  readonly leave: (prompt: string) => void;
}

const lock: PhonePlace = { screen: 'lock' };

/** The place, and the ways to another one. */
export function usePhonePlace(prompts: readonly PromptLine[]): PhoneWalk {
  const [place, go] = useState<PhonePlace>(lock);
  const [seen, see] = useState<ReadonlySet<string>>(new Set());
  const open = place.screen === 'lock' ? openedElsewhere(prompts, seen) : undefined;
  // Somebody who acts by themselves opened it, or this window was loaded anew.
  if (open !== undefined) go({ screen: 'prompt', prompt: open.prompt.prompt, from: 'lock' });
  const leave = (prompt: string): void => {
    see(new Set([...seen, prompt]));
    go(place.screen === 'prompt' ? { screen: place.from } : lock);
  };
  return { place, go, seen, leave };
}

const busy: ReadonlySet<string> = new Set(['shown', 'steppingUp', 'sending']);

/** The oldest of those that are open: a newer one waits for its turn. */
function openedElsewhere(
  prompts: readonly PromptLine[],
  seen: ReadonlySet<string>,
): PromptLine | undefined {
  return prompts.findLast(({ state, prompt }) => busy.has(state) && !seen.has(prompt.prompt));
}
