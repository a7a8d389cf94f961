/** A trainer makes another person of somebody: what they were about to do, the new one does anew. */
import type { PartyIntent } from '../../intents.ts';
import { mapDelete, mapGet, mapSet, mapValues } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import { movePerson, notice } from './person.ts';
import { mindOf } from './person-records.ts';
import { noteEarlierSignIns } from './person-sign-ins.ts';

/** The person is another one from now on, also for what is on their devices already. */
export function changePerson(
  draft: Draft,
  { sub, person }: Extract<PartyIntent, { kind: 'person.changed' }>,
): void {
  const { cause } = draft;
  letGo(draft, sub);
  const { minds } = draft.persons;
  const isManual = person.temperament === 'manual';
  draft.persons = {
    ...draft.persons,
    minds: isManual ? mapDelete(minds, sub) : mapSet(minds, sub, mindOf(person)),
  };
  if (isManual) return;
  noteEarlierSignIns(draft);
  const rung = [...mapValues(draft.prompts)].filter(
    ({ authReqId }) => mapGet(draft.requests, authReqId)?.sub === sub,
  );
  const ids = rung.map(({ id }) => id).toSorted(byNumber);
  for (const id of ids) notice(draft, id, cause);
}

/** Nobody goes on with what the person before was thinking about. */
function letGo(draft: Draft, sub: string): void {
  const { cause } = draft;
  const own = [...mapValues(draft.persons.reactions)].filter((one) => one.sub === sub);
  for (const authReqId of own.map((one) => one.authReqId).toSorted()) {
    draft.cause = cause;
    movePerson(draft, authReqId, { type: 'person.changed' });
  }
}

/** «p9» before «p10». */
function byNumber(left: string, right: string): number {
  return Number(left.slice(1)) - Number(right.slice(1));
}
