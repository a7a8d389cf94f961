/** What people do, as marks of a moment that reach from the person to whom it is done. */
import { isTimeIntent } from '../../intents/clock-intents.ts';
import type { PartyIntent } from '../../intents.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import type { Party } from '../../trace/party.ts';
import { actionTitles, reachedParty } from '../figure/deed-rows.ts';
import { place, placeAnew } from './bands.ts';
import type { Timeline } from './timeline.ts';
import type { Mark } from './timeline-item.ts';

/** Takes in one entry. */
export function addToActs(timeline: Timeline, entry: Entry): void {
  switch (entry.kind) {
    case 'intent.given':
      if (!isTimeIntent(entry.intent)) mark(timeline, entry);
      return;
    case 'sign-in.began':
      return beginSignIn(timeline, entry);
    case 'machine.moved':
      if (entry.machine === 'relying-party' && entry.about !== undefined)
        adopt(timeline, entry.instance, entry.about);
      return;
    case 'person.decided':
      place(timeline.bands, decisionOf(entry));
      return;
    default:
  }
}

function mark(timeline: Timeline, { seq, at, intent }: EntryOf<'intent.given'>): void {
  if (isTimeIntent(intent)) return;
  const act: Mark = {
    shape: 'mark',
    seq,
    start: at,
    party: 'person',
    to: reachedParty(intent),
    about: aboutOf(timeline, intent),
    title: actionTitles[intent.kind],
  };
  place(timeline.bands, act);
  timeline.lastAct = act;
}

function aboutOf({ prompts, arrows }: Timeline, intent: PartyIntent): string | undefined {
  if ('authReqId' in intent) return intent.authReqId;
  if ('message' in intent) return arrows.get(intent.message)?.about;
  return 'prompt' in intent ? prompts.get(intent.prompt)?.prompt.about : undefined;
}

/** A sign-in begins by the act right before it; what it is about its request will say. */
function beginSignIn(timeline: Timeline, { signIn }: EntryOf<'sign-in.began'>): void {
  const { lastAct } = timeline;
  if (lastAct?.about === undefined && lastAct !== undefined)
    timeline.unknown.set(signIn, [lastAct]);
}

function adopt({ unknown, bands }: Timeline, signIn: string, about: string): void {
  for (const act of unknown.get(signIn) ?? []) placeAnew(bands, act, about);
  unknown.delete(signIn);
}

function decisionOf({ seq, at, device, decision, about }: EntryOf<'person.decided'>): Mark {
  const to: Party = device;
  const title = decision === 'approve' ? 'approves' : 'denies';
  return { shape: 'mark', seq, start: at, party: 'person', to, about, title };
}
