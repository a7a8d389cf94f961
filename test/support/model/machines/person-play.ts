/**
 * Plays somebody who acts by themselves: what they are like is read off the path, since it is what
 * they are like that decides which path they take. Their patience and their haste are timers.
 */
import type { PersonSetup } from '#shared/protocol/setup/person.ts';
import { buildSetup } from '../../core/setup.ts';
import { byItself, type Play } from '../machine-model.ts';
import type { PortDesk } from '../port/port-desk.ts';
import type { PortRun } from '../port/port-run.ts';
import {
  decideBeside,
  inBase64,
  isNote,
  onItsWay,
  pressSignIn,
  tillSetup,
} from '../port/sign-in.ts';

const phones = ['phone-of-alice', 'watch-of-alice'];

function personFor(path: readonly string[], reads: boolean): PersonSetup {
  const think = { kind: 'fixed', ms: 2000 } as const;
  if (path.includes('person.is-away')) return { temperament: 'absent' };
  if (path.includes('second.tempts')) {
    const secondPhone = { chance: 1, after: { kind: 'fixed', ms: 20_000 } } as const;
    return { temperament: 'two-phones', think, secondPhone };
  }
  return { temperament: reads ? 'prompt' : 'careless', think };
}

function setupFor(path: readonly string[], reads: boolean) {
  const { users, devices } = buildSetup();
  const own = path.includes('second.tempts') ? phones : phones.slice(0, 1);
  const alice = { sub: 'u-1', username: 'alice', name: 'Alice Amberg', devices: own };
  return tillSetup({
    users: [{ ...alice, person: personFor(path, reads) }, ...users.slice(1)],
    devices: [...devices, { name: 'watch-of-alice', title: 'Alice’s watch' }],
  });
}

interface Playing {
  readonly run: PortRun;
  readonly authReqId: string;
  readonly path: readonly string[];
  readonly moved: () => Promise<void>;
}

/** A run in which Alice has just been prompted. */
export async function playPerson(
  desk: PortDesk,
  path: readonly string[],
  reads: boolean,
): Promise<Play> {
  const run = await desk.begin(setupFor(path, reads));
  // What she began herself she approves; what somebody else asks in her name she denies.
  await pressSignIn(run, path.includes('mind.denies') ? { begunBy: 'attacker' } : {});
  await run.runUntil('machine.moved', () => run.movesOf('person').length > 0);
  if (path.includes('second.tempts'))
    await run.runUntil(
      'prompt.arrived',
      () => run.ofKind('prompt.arrived').length === phones.length,
    );
  const authReqId = run.movesOf('person')[0]?.instance ?? '';
  const moved = () => run.runUntilMoved('person', authReqId);
  const playing = { run, authReqId, path, moved };
  return {
    run,
    instance: () => authReqId,
    movesBefore: 1,
    deeds: { ...thoughtsOf(playing), ...answersOf(playing) },
  };
}

function thoughtsOf({ run, authReqId, moved }: Playing): Play['deeds'] {
  const fire = (delay: string) => () => run.fire(authReqId, delay);
  return {
    'person.heeds': byItself,
    'person.is-away': byItself,
    'after glance': fire('glance'),
    'after read': fire('read'),
    'mind.approves': byItself,
    'mind.denies': byItself,
    'second.tempts': byItself,
    'after reach': fire('reach'),
    'after patience': fire('patience'),
    'prompt.gone': async () => {
      await decideBeside(run, 'fail');
      await moved();
    },
    'person.changed': () =>
      run.ask({ kind: 'person.changed', sub: 'u-1', person: { temperament: 'manual' } }),
    'second.gone': moved,
  };
}

const result = 'decision result';
const watch = 'authentication-device/watch-of-alice';

/** What becomes of what she pressed, on one phone and on the other. */
function answersOf({ run, authReqId, path, moved }: Playing): Play['deeds'] {
  const stands = () => run.movesOf('person', authReqId).at(-1)?.to;
  return {
    'decision.accepted': async () => {
      const heard = path.filter((label) => label === 'decision.accepted').length;
      if (stands() === 'decided.won' && heard > 1) await promise(run);
      if (stands() === 'decided.reaching') await delayWithdrawal(run);
      await moved();
    },
    'decision.refused': async () => {
      const isOvertaken = stands() === 'decided.racing' && path.at(-1) === 'decision.accepted';
      if (isOvertaken) await overtake(run);
      else if (stands() !== 'decided.won') await decideBeside(run, 'fail');
      if (stands() === 'decided.reaching') await delayWithdrawal(run);
      await moved();
    },
  };
}

/** The other phone goes on showing its prompt for a while. */
async function delayWithdrawal(run: PortRun): Promise<void> {
  const withdrawal = () =>
    onItsWay(run, ({ to, wire }) => to === watch && isNote(wire, 'prompt withdrawn'));
  await run.runUntil('message.sent', () => withdrawal() !== undefined);
  const message = withdrawal()?.message ?? '';
  await run.ask({ kind: 'message.delayed', message, byMs: 2000 });
}

/** The answer to the second decision comes before the answer to the first. */
async function overtake(run: PortRun): Promise<void> {
  const answers = () => run.ofKind('message.sent').filter(({ wire }) => isNote(wire, result));
  await run.runUntil('message.sent', () => answers().length === phones.length);
  const [first, second] = answers();
  const ends = { message: second?.message ?? '', before: first?.message ?? '' };
  await run.ask({ kind: 'message.reordered', ...ends });
}

/** The network says of the second decision what is true of the first. */
async function promise(run: PortRun): Promise<void> {
  const answer = () => onItsWay(run, ({ wire }) => isNote(wire, result));
  await run.runUntil('message.sent', () => answer() !== undefined);
  const { message = '', wire } = answer() ?? {};
  const said: object = JSON.parse(Buffer.from(wire?.body ?? '', 'base64').toString());
  const body = inBase64(JSON.stringify({ ...said, result: 'accepted' }));
  await run.ask({ kind: 'message.edited', message, wire: { body } });
}
