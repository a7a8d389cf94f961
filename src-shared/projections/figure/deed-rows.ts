/** What people do in the play, as arrows: by hand, or by themselves when they are simulated. */
import type { TimeIntent } from '../../intents/clock-intents.ts';
import type { PartyIntent } from '../../intents.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';
import type { Party } from '../../trace/party.ts';
import { networkActions } from '../message-fate.ts';
import type { Messages } from '../message-view.ts';
import type { ArrowRow, SequenceDiagram } from '../sequence-diagram.ts';
import { changeWords } from '../setup/setup-words.ts';
import { timeActionTitles } from '../time-action-titles.ts';
import type { OpenExchanges } from './open-exchanges.ts';

/** What a row begins with. */
export function nothingNoted(): Pick<ArrowRow, 'notes' | 'timers' | 'about'> {
  return { notes: [], timers: [], about: undefined };
}

/** What a person does in the play; what they do to its time is no arrow in it. */
export type Playing = Exclude<PartyIntent, TimeIntent>;

/** What a person does, as the words on an arrow. */
export const actionTitles = {
  'sign-in.pressed': 'presses Sign in',
  'user-code.entered': 'says the user code',
  'prompt.opened': 'opens the prompt',
  'prompt.approved': 'approves',
  'prompt.denied': 'denies',
  'prompt.reported': 'reports it as a fraud',
  'prompt.returned': 'goes back to the request',
  'request.decided': 'decides for the person',
  'account.switched': 'switches an account',
  'channel.switched': 'switches the channel',
  ...networkActions,
  'person.changed': 'changes how a person acts',
  'device.set': 'changes a device’s settings',
  'link.followed': 'follows the link',
  'address.opened': 'opens the link from the client',
  'settings.changed': 'changes the set-up',
  'request.sent': 'sends a request by hand',
  ...timeActionTitles,
} as const;

const plainArrow = { kind: 'arrow', tone: 'plain', isAnswer: false, message: undefined } as const;

/** What somebody did by hand. */
export function actionOf(
  { seq, at }: Entry,
  intent: Playing,
  { messages: { byId }, open }: SequenceDiagram,
): ArrowRow {
  const to = reachedParty(intent);
  const title = actionTitles[intent.kind];
  // What is done to a message says to which.
  const detail = detailOf(intent, byId);
  return { ...plainArrow, seq, from: 'person', to, title, detail, at, ...nothingNoted(), open };
}

function detailOf(intent: Playing, byId: Messages['byId']): string {
  if (intent.kind === 'settings.changed') return changeWords(intent.change);
  if (intent.kind === 'request.sent') return `${intent.method} ${intent.target}`;
  return 'message' in intent ? (byId.get(intent.message)?.title ?? '') : '';
}

/** What somebody who acts by themselves does on a device, and why. */
export function decisionOf(
  { seq, at, about, device, decision, why }: EntryOf<'person.decided'>,
  open: OpenExchanges,
): ArrowRow {
  const title = decision === 'approve' ? 'approves' : 'denies';
  const ends = { from: 'person', to: device } as const;
  return { ...plainArrow, seq, ...ends, title, detail: why, at, ...nothingNoted(), about, open };
}

/** Whom a person's act reaches: a relying party, a device, or the provider itself. */
export function reachedParty(intent: Playing): Party {
  if ('relyingParty' in intent) return `relying-party/${intent.relyingParty}`;
  if ('prompt' in intent) return `authentication-device/${intent.device}`;
  switch (intent.kind) {
    case 'device.set':
    case 'link.followed':
    case 'address.opened':
      return `authentication-device/${intent.device}`;
    default:
      return 'provider';
  }
}
