/** Random matches: questions that recorded runs have answers to, and texts that try the syntax. */
import fc from 'fast-check';
import { entryKinds } from '#shared/trace/entry-kind.ts';
import { machineName } from '#shared/trace/machine-name.ts';
import { endpointNames } from '#shared/trace/match/endpoint-name.ts';
import {
  directions,
  judgements,
  jwtPlaces,
  type Leaf,
  timerChanges,
} from '#shared/trace/match/leaf.ts';
import { type Match, sizeFault } from '#shared/trace/match/match.ts';

const nasty = fc.constantFrom(
  'a"b',
  '"',
  '\\',
  ' ',
  '#2',
  'not',
  'or',
  '(',
  ')',
  '!x',
  '~',
  '=~x',
  'a@b',
  'a=b',
  'ä',
  '🐢',
  '\n',
  '\u2028',
  '\uD800',
  'constructor',
  '__proto__',
  'to:till',
  '*',
  'x'.repeat(200),
);
const wordLike = fc.oneof(
  { weight: 2, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }) },
);
const mostly = (...words: readonly string[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: wordLike });

const texts = mostly('5', 'alice', 'openid', 'W4SCT', 'u-1', 'till', 'Basic', 'a', '120');
const condition = fc.oneof(
  fc.record({ is: fc.constant('present' as const) }),
  fc.record({ is: fc.constant('absent' as const) }),
  fc.record({
    is: fc.constant('equals' as const),
    text: fc.oneof(texts, fc.constant('')),
  }),
  fc.record({ is: fc.constant('contains' as const), text: texts }),
  fc.record({
    is: fc.constant('like' as const),
    pattern: mostly('*', 'open*', '*e*', 'W4*CT', '*'),
  }),
);
const machine = fc.constantFrom(...machineName.options);
const kind = <Kind extends string>(of: Kind) => fc.constant(of);
const optional = { requiredKeys: [] as [] };

const leaves: readonly fc.Arbitrary<Leaf>[] = [
  fc.record({ kind: kind('entry'), is: fc.constantFrom(...entryKinds) }),
  fc.record({
    kind: kind('party'),
    end: fc.constantFrom('from' as const, 'to' as const, 'either' as const),
    is: mostly(
      'till',
      'provider',
      'relying-party',
      'relying-party/till',
      'outside-client',
      'person',
    ),
  }),
  fc.record({ kind: kind('endpoint'), is: fc.constantFrom(...endpointNames) }),
  fc.record({ kind: kind('direction'), is: fc.constantFrom(...directions) }),
  fc.record({ kind: kind('method'), is: mostly('POST', 'get') }),
  fc
    .tuple(fc.integer({ min: 100, max: 999 }), fc.constantFrom(0, 0, 99, 200))
    .map(([from, more]) => ({ kind: 'status' as const, from, to: Math.min(999, from + more) })),
  fc.constant({ kind: 'status' as const, from: 400, to: 499 }),
  fc.record({ kind: kind('error'), is: mostly('slow_down', 'authorization_pending') }),
  fc.record({
    kind: kind('parameter'),
    name: mostly('scope', 'interval', 'auth_req_id', 'login_hint', 'binding_message'),
    value: condition,
  }),
  fc.record({ kind: kind('text'), is: mostly('slow_down', 'W4SCT', 'POST /token', 'ALICE') }),
  fc.record({
    kind: kind('header'),
    name: mostly('authorization', 'Content-Type', 'host'),
    value: condition,
  }),
  fc
    .tuple(
      fc.record({ kind: kind('claim'), name: mostly('acr', 'sub', 'aud'), value: condition }),
      fc.record({ place: fc.constantFrom(...jwtPlaces) }, optional),
    )
    .map(([claim, place]) => ({ ...claim, ...place })),
  fc.record({ kind: kind('machine'), is: machine }),
  fc.record({
    kind: kind('state'),
    machine,
    change: fc.constantFrom('entered' as const, 'left' as const),
    is: mostly('alive', 'alive.granted', 'resting', 'free', 'asked.waiting', 'asked', 'prompted'),
  }),
  fc
    .tuple(
      fc.record({ kind: kind('timer'), change: fc.constantFrom(...timerChanges) }),
      fc.record({ machine, delay: mostly('rest', 'lifetime') }, optional),
    )
    .map(([timer, which]) => ({ ...timer, ...which })),
  fc.record({
    kind: kind('rule'),
    verdict: fc.constantFrom('refused' as const, 'passed' as const),
    is: mostly('known-client', 'waits for the interval', 'person has decided', 'hint'),
  }),
  fc.record({ kind: kind('clause'), is: mostly('ciba-core-11', 'ciba-core-10', 'ciba-core-7') }),
  fc.record({ kind: kind('table'), is: mostly('token', 'backchannel-authentication') }),
  fc.record({ kind: kind('judged'), is: fc.constantFrom(...judgements) }),
  fc.record({ kind: kind('request'), is: mostly('r-1', 'garbage') }),
  fc.record({ kind: kind('client'), is: mostly('till', 'kiosk', 'pushed') }),
  fc.record({ kind: kind('user'), is: mostly('alice', 'bruno', 'u-1') }),
  fc.record({
    kind: kind('mode'),
    is: fc.constantFrom('poll' as const, 'ping' as const, 'push' as const),
  }),
];

export const randomLeaf: fc.Arbitrary<Leaf> = fc.oneof(...leaves);

/** Any match within the limits. */
export const randomMatch: fc.Arbitrary<Match> = fc
  .letrec<{ node: Match }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      { weight: 3, arbitrary: randomLeaf },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constantFrom('and' as const, 'or' as const),
          of: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: kind('not'), of: tie('node') }) },
      { weight: 1, arbitrary: fc.record({ kind: kind('arrival'), of: tie('node') }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: kind('ordinal'),
          n: fc.integer({ min: 1, max: 4 }),
          of: tie('node'),
        }),
      },
    ),
  }))
  .node.filter((made) => sizeFault(made) === undefined);
