/**
 * Plays somebody who acts by themselves: what they are like is read off the path, since it is what
 * they are like that decides which path they take.
 */
import type { PersonSetup } from '#shared/protocol/setup/person.ts';
import { openRequest } from '../../core/decided-request.ts';
import { movesOf, withAlice } from '../../core/people.ts';
import type { Simulation } from '../../core/simulation.ts';
import { byItself, type Play } from '../machine-model.ts';

const phones = ['phone-of-alice', 'watch-of-alice'];

/** How soon the second phone is reached for, and how slow the network is, so that the path comes true. */
function timesFor(path: readonly string[]): { latencyMs: number; reachMs: number } {
  // Patience lasts a minute: one answer comes before its end, and the other after it.
  if (path.includes('after patience')) {
    const hasHeardOne = path.includes('decision.accepted') || path.includes('decision.refused');
    if (hasHeardOne) return { latencyMs: 29_990, reachMs: 40 };
    return { latencyMs: 40_000, reachMs: path.includes('after reach') ? 20 : 70_000 };
  }
  return { latencyMs: 40, reachMs: path.includes('after reach') ? 20 : 500 };
}

function personFor(path: readonly string[], reachMs: number, reads: boolean): PersonSetup {
  const think = { kind: 'fixed', ms: 2000 } as const;
  if (path.includes('person.is-away')) return { temperament: 'absent' };
  if (path.includes('second.tempts')) {
    const secondPhone = { chance: 1, after: { kind: 'fixed', ms: reachMs } } as const;
    return { temperament: 'two-phones', think, secondPhone };
  }
  return { temperament: reads ? 'prompt' : 'careless', think };
}

/** A run in which Alice has just been prompted. */
export function playPerson(path: readonly string[], reads: boolean): Play {
  const { latencyMs, reachMs } = timesFor(path);
  const devices = path.includes('second.tempts') ? phones : phones.slice(0, 1);
  const provider = { default_expires_in: 600 };
  const simulation = withAlice(personFor(path, reachMs, reads), { latencyMs, provider }, devices);
  // What she began herself she approves; what somebody asks in the name of the till she denies.
  if (path.includes('mind.denies')) openRequest(simulation);
  else simulation.signIn();
  simulation.popUntil(() => movesOf(simulation, 'person').length > 0);
  const authReqId = movesOf(simulation, 'person')[0]?.instance ?? '';
  return {
    simulation,
    instance: () => authReqId,
    movesBefore: 1,
    deeds: { ...thoughtsOf(simulation), ...endsOf(simulation, authReqId) },
  };
}

/** Pops until the person has moved once more. */
function untilMoved(simulation: Simulation): void {
  const before = movesOf(simulation, 'person').length;
  simulation.popUntil(() => movesOf(simulation, 'person').length > before);
}

function thoughtsOf(simulation: Simulation): Play['deeds'] {
  const moveOn = (): void => untilMoved(simulation);
  return {
    'person.heeds': byItself,
    'person.is-away': byItself,
    'after glance': moveOn,
    'after read': moveOn,
    'mind.approves': byItself,
    'mind.denies': byItself,
    'second.tempts': byItself,
    'after reach': moveOn,
    'after patience': moveOn,
    'decision.accepted': moveOn,
  };
}

function endsOf(simulation: Simulation, authReqId: string): Play['deeds'] {
  // Who decides beside the devices is faster than a decision that is on its way.
  const decideBeside = (): void => {
    simulation.decideFor(authReqId, { decision: 'fail' });
    untilMoved(simulation);
  };
  return {
    'prompt.gone': decideBeside,
    'decision.refused': decideBeside,
    'person.changed': () =>
      simulation.offer({
        kind: 'person.changed',
        run: 'test',
        sub: 'u-1',
        person: { temperament: 'manual' },
      }),
    'second.gone': () => {
      const other = simulation.ofKind('prompt.arrived')[1];
      const device = other?.party.split('/')[1] ?? '';
      simulation.tap('prompt.opened', device, other?.prompt ?? '');
      simulation.tap('prompt.denied', device, other?.prompt ?? '');
    },
  };
}
