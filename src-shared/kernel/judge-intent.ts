/**
 * Whether what a person asks can be done in the world as it is, and if not, the sentence that says
 * why. Only an intent that passes here becomes an input.
 */

import { judgedRequest } from '../endpoints/device-decision.ts';
import { isTimeIntent, type TimeIntent } from '../intents/clock-intents.ts';
import { isNetworkIntent, type NetworkIntent } from '../intents/network-intents.ts';
import type { PartyIntent } from '../intents.ts';
import { stateName } from '../machines/run-machine.ts';
import { tablesOf } from '../profiles/profiles.ts';
import { settledSentence } from '../protocol/rules/decision-rules.ts';
import { judge } from '../protocol/rules/rule.ts';
import { judgeSettings } from './change-settings.ts';
import { mapGet } from './collections/persistent-map.ts';
import { judgeNetworkIntent } from './network/judge-by-hand.ts';
import { judgeByHand } from './parties/calls/send-by-hand.ts';
import { judgeAddress, judgeDeviceSet, judgeGesture, judgeLink } from './parties/device-judge.ts';
import { judgeSignIn, judgeUserCode } from './parties/relying-party-judge.ts';
import { requestState } from './provider/request-life.ts';
import { judgedContext } from './provider/wanted-contexts.ts';
import { judgeTimeIntent } from './time/judge-time-intent.ts';
import type { World } from './world.ts';

/** The reason for refusing an intent, or undefined when it may go ahead. */
export function judgeIntent(world: World, intent: PartyIntent): string | undefined {
  if (isNetworkIntent(intent)) return judgeNetworkIntent(world, intent);
  if (isTimeIntent(intent)) return judgeTimeIntent(world, intent);
  return judgePlay(world, intent);
}

type Playing = Exclude<PartyIntent, NetworkIntent | TimeIntent>;

function judgePlay(world: World, intent: Playing): string | undefined {
  if (intent.kind === 'sign-in.pressed') return judgeSignIn(world, intent);
  if (intent.kind === 'user-code.entered') return judgeUserCode(world, intent);
  return 'prompt' in intent ? judgeTap(world, intent) : judgeDirection(world, intent);
}

function judgeTap(world: World, intent: Extract<Playing, { prompt: string }>): string | undefined {
  const prompt = mapGet(world.prompts, intent.prompt);
  if (prompt === undefined || prompt.party !== `authentication-device/${intent.device}`) {
    return 'This device has no such prompt; it was decided, has lapsed, or never came.';
  }
  const state = stateName(prompt.machine.value);
  if (fittingStates(intent.kind).includes(state))
    return intent.kind === 'prompt.approved' ? judgeGesture(world, intent) : undefined;
  return state === 'prompted.notified'
    ? 'Open the prompt before deciding.'
    : 'This prompt was already opened or decided, or it has lapsed.';
}

function fittingStates(kind: Extract<Playing, { prompt: string }>['kind']): readonly string[] {
  if (kind === 'prompt.opened') return ['prompted.notified'];
  const asksMore = 'prompted.steppingUp';
  return kind === 'prompt.returned' ? [asksMore] : ['prompted.shown', asksMore];
}

/** What a trainer asks of the provider itself, or writes by hand. */
function judgeDirection(world: World, intent: Directing): string | undefined {
  switch (intent.kind) {
    case 'account.switched':
      return judgeSwitch(world, intent);
    case 'person.changed':
      return judgeSwitch(world, { subject: 'user', id: intent.sub });
    case 'request.decided':
      return judgeDecision(world, intent);
    case 'settings.changed':
      return judgeSettings(world, intent);
    case 'request.sent':
      return judgeByHand(world, intent);
    case 'device.set':
      return judgeDeviceSet(world, intent);
    case 'link.followed':
      return judgeLink(world, intent);
    case 'address.opened':
      return judgeAddress(world, intent);
    default:
      return undefined;
  }
}

type Directing = Of<
  | 'channel.switched'
  | 'account.switched'
  | 'request.decided'
  | 'person.changed'
  | 'settings.changed'
  | 'request.sent'
  | 'device.set'
  | 'link.followed'
  | 'address.opened'
>;

function judgeSwitch(
  world: World,
  { subject, id }: Pick<Of<'account.switched'>, 'subject' | 'id'>,
): string | undefined {
  const found = subject === 'user' ? mapGet(world.users, id) : mapGet(world.clients, id);
  return found === undefined ? `This run has no ${subject} «${id}».` : undefined;
}

type Of<Kind extends PartyIntent['kind']> = Extract<PartyIntent, { kind: Kind }>;

/** The sentences that tell an unknown request and a settled one from a malformed decision. */
export const decisionSentences = {
  unknown: 'There is no such request.',
  settled: settledSentence,
} as const;

function judgeDecision(world: World, intent: Of<'request.decided'>): string | undefined {
  const held = mapGet(world.requests, intent.authReqId);
  if (held === undefined) return decisionSentences.unknown;
  if (requestState(held) !== 'alive.pending') return decisionSentences.settled;
  const { device, scope, acr, decision } = intent;
  const sentBy = device === undefined ? held.devices[0] : `authentication-device/${device}`;
  const request = judgedRequest(world, held);
  const reached = judgedContext(world, held, acr);
  const context = { decision, scope, acr: reached, sentBy: sentBy ?? '', request };
  return judge(tablesOf(world.setup.profile)['device-decision'], context).refusal?.description;
}
