/**
 * All that the screens of the network and of the people need, folded from the entries alone: what is
 * on its way, which rules are in force, what is switched off, who acts how.
 */
import type { Entry } from '../../trace/entry.ts';
import { fateKinds } from '../message-fate.ts';
import { addToFlights, createFlights, type Flights } from './flights.ts';
import { addToOutages, createOutages, type Outages } from './outages.ts';
import { addToPeople, createPeople, type People } from './people.ts';
import { addToRules, createRulesInForce, type RulesInForce } from './rules-in-force.ts';

export interface NetworkBoard {
  readonly flights: Flights;
  readonly faults: RulesInForce;
  readonly outages: Outages;
  readonly people: People;
}

/** The board before anything has happened. */
export function createNetworkBoard(): NetworkBoard {
  return {
    flights: createFlights(),
    faults: createRulesInForce(),
    outages: createOutages(),
    people: createPeople(),
  };
}

/** A board of its own that goes another way than this one from here on. */
export function copyNetworkBoard(board: NetworkBoard): NetworkBoard {
  const { flights, faults, outages, people } = board;
  return {
    flights: { ...flights, byId: new Map(flights.byId) },
    faults: { ...faults },
    outages: { ...outages },
    people: new Map(people),
  };
}

/** What a message does on its way, of which there is much; only the flights take it in. */
const travel: ReadonlySet<Entry['kind']> = new Set([
  'message.sent',
  'message.received',
  'agenda.popped',
  'http.arrived',
]);

/** What the other parts take in, and the fates of messages: nearly every entry is of another kind. */
const heeded: ReadonlySet<Entry['kind']> = new Set([
  'run.began',
  'run.continued',
  'intent.given',
  'person.decided',
  ...fateKinds,
]);

/** Takes in one entry. */
export function addToNetworkBoard(board: NetworkBoard, entry: Entry): void {
  if (travel.has(entry.kind)) return addToFlights(board.flights, entry);
  if (!heeded.has(entry.kind)) return;
  addToFlights(board.flights, entry);
  addToRules(board.faults, entry);
  addToOutages(board.outages, entry);
  addToPeople(board.people, entry);
}
