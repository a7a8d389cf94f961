/**
 * The timers that a run brings along which goes on from another one. When each was set stands in the
 * run before; here they count from the moment at which the new run began.
 */
import type { EntryOf } from '../../trace/entry.ts';
import type { Party } from '../../trace/party.ts';
import {
  type CarriedTask,
  carriedAgenda,
  carriedFrozen,
  carriedOwners,
} from '../carried/carried-world.ts';
import type { LiveTimer } from './live-timers.ts';
import { timerNameOf, timerSentence } from './timer-sentence.ts';

/** Each as a screen shows it, running or frozen. */
export function carriedTimers(entry: EntryOf<'run.continued'>): readonly LiveTimer[] {
  const owners = carriedOwners(entry);
  const timerOf = (
    timer: string,
    task: CarriedTask,
    totalMs: number,
    due: LiveTimer['due'],
  ): LiveTimer => {
    const name = timerNameOf(task.event);
    const whose = ownerOf(owners, task);
    const sentence = timerSentence(name);
    const { instance } = task;
    return { timer, ...name, ...whose, instance, sentence, setAt: entry.at, totalMs, due };
  };
  const running = carriedAgenda(entry).flatMap(({ id, dueAt, task }) => {
    if (task.kind !== 'timer') return [];
    return timerOf(id, task, Math.max(0, dueAt - entry.at), { kind: 'running', at: dueAt });
  });
  const frozen = carriedFrozen(entry).map(([id, { task, remainingMs }]) =>
    timerOf(id, task, remainingMs, { kind: 'frozen', remainingMs }),
  );
  return [...running, ...frozen];
}

/** A sign-in and a prompt have a party of their own; all other timers are named for their request. */
function ownerOf(
  { signIns, prompts }: ReturnType<typeof carriedOwners>,
  { machine, instance }: CarriedTask,
): { readonly party: Party; readonly about: string | undefined } {
  const signIn = machine === 'relying-party' ? signIns.get(instance) : undefined;
  if (signIn !== undefined)
    return { party: signIn.party, about: signIn.machine.context.authReqId ?? undefined };
  const prompt = machine === 'authentication-device' ? prompts.get(instance) : undefined;
  if (prompt !== undefined) return { party: prompt.party, about: prompt.authReqId };
  return { party: machine === 'person' ? 'person' : 'provider', about: instance };
}
