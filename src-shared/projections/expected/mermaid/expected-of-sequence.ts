/** A sequence diagram that somebody wrote, as steps that are expected: participants are parties of a run. */
import { errorCodes } from '../../../protocol/rules/error-codes.ts';
import { endpointAt } from '../../../trace/match/endpoint-name.ts';
import type { Party } from '../../../trace/party.ts';
import type { Lane } from '../../lanes.ts';
import type { ExpectedStep, Wanted } from '../expected-step.ts';
import type { SequenceMessage, SequenceParticipant, SequenceText } from './sequence-text.ts';

/** Whom each participant stands for, by its id; nobody of the run where it is undefined. */
export type Roles = Readonly<Record<string, Party | undefined>>;

const likely: readonly (readonly [RegExp, Party])[] = [
  [
    /\b(consumption|relying|client|rp|till|shop|merchant|app|agent|call cent(re|er))\b/,
    'relying-party',
  ],
  [/\b(user|person|customer|alice|bob|human|subscriber|payer|resource owner)\b/, 'person'],
  [
    /\b(authentication device|device|phone|mobile|ad|authenticator|wallet)\b/,
    'authentication-device',
  ],
  [/\b(provider|op|idp|as|authori[sz]ation server|server|bank|issuer)\b/, 'provider'],
];

/** Whom a participant most likely stands for. */
export function guessedRole(
  { id, title, isPerson }: SequenceParticipant,
  lanes: readonly Lane[],
): Party | undefined {
  const lane = lanes.find((one) => one.title.toLowerCase() === title.toLowerCase());
  if (lane !== undefined) return lane.party;
  if (isPerson) return 'person';
  for (const words of [title, id].map((text) => text.toLowerCase().replaceAll(/[_-]/g, ' '))) {
    const role = likely.find(([pattern]) => pattern.test(words))?.[1];
    if (role !== undefined) return role;
  }
  return undefined;
}

/** The steps; what passes between people, or from and to nobody, is no message of a run. */
export function expectedOf({ messages }: SequenceText, roles: Roles): readonly ExpectedStep[] {
  return messages.flatMap((message) => {
    const [from, to] = [roles[message.from], roles[message.to]];
    const isOnWire = from !== undefined && to !== undefined && from !== 'person' && to !== 'person';
    return isOnWire && from !== to ? [stepOf(message, from, to)] : [];
  });
}

function stepOf(
  { text, line, loop, isOptional, isFree }: SequenceMessage,
  from: Party,
  to: Party,
): ExpectedStep {
  return {
    from,
    to,
    title: text,
    line,
    wants: wantedBy(text),
    ...(loop === undefined ? {} : { loop }),
    ...(isOptional ? { isOptional } : {}),
    ...(isFree ? { isFree } : {}),
  };
}

/** What the words ask for: method and path, status, error, and otherwise the words themselves. */
export function wantedBy(text: string): Wanted {
  const [, method, path] = /\b(GET|POST|PUT|DELETE|PATCH)\s+(\S+)/.exec(text) ?? [];
  if (method !== undefined && path !== undefined) return requestWanted(method, path);
  return answerWanted(text);
}

function answerWanted(text: string): Wanted {
  const error = Object.keys(errorCodes).find((code) => new RegExp(`\\b${code}\\b`).test(text));
  const status = /\b[1-5]\d\d\b/.exec(text)?.[0];
  const rest = [status, error].reduce<string>((left, one) => left.replace(one ?? '', ''), text);
  return {
    ...(status === undefined ? {} : { status: Number(status), half: 'response' }),
    ...(error === undefined ? {} : { error }),
    ...wordsIn(rest),
  };
}

function requestWanted(method: string, path: string): Wanted {
  const target = path.replace(/^https?:\/\/[^/]*/, '').replace(/[?#].*$/, '');
  const endpoint = endpointAt(target);
  const where = endpoint === undefined ? { path: target } : { endpoint };
  return { half: 'request', method, ...where };
}

const small: ReadonlySet<string> = new Set(['the', 'and', 'for', 'with', 'from', 'access']);

function wordsIn(text: string): Pick<Wanted, 'words'> {
  // What stands in quotation marks is from one run.
  const said = text
    .replaceAll(/«[^»]*»/g, ' ')
    .replaceAll(/[_\-/]/g, ' ')
    .toLowerCase();
  const words = (said.match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !small.has(word));
  return words.length === 0 ? {} : { words };
}
