/**
 * An entry as a flat list of named fields, so that two can be compared field by field. What only
 * numbers things inside one run is left out, moments become spans, and identifiers are marked.
 */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import { addFlat, type Field, type Fields } from './flat-fields.ts';
import { addWire } from './wire-fields.ts';

const identifiers: ReadonlySet<string> = new Set([
  'about',
  'authReqId',
  'instance',
  'signIn',
  'prompt',
  'grant',
]);

/** The stamp, the numbering of one run, and what is read in a way of its own. */
const leftOutOnTop: ReadonlySet<string> = new Set([
  'seq',
  'at',
  'causedBy',
  'kind',
  'party',
  'engine',
  'facts',
  'message',
  'exchange',
  'item',
  'effect',
  'timer',
  'jwts',
  'raw',
  'badge',
  'unreached',
  'wire',
  'request',
  'outcome',
  'claims',
  'checks',
]);

/** What comes from entropy or from the day, and secrets. */
const leftOutAnywhere: ReadonlySet<string> = new Set([
  'entropy',
  'run',
  'epochMs',
  'seed',
  'keys',
  'client_secret',
]);

const moments: ReadonlySet<string> = new Set(['arrivesAt', 'dueAt', 'expiresAt', 'until']);

/** The fields of an entry by their names, with addresses told from the issuer on. */
export function fieldsOf(entry: Entry, issuer: string): Fields {
  const fields = namedFieldsOf(entry);
  if (issuer === '') return fields;
  for (const [name, field] of fields) {
    if (!field.value.includes(issuer)) continue;
    fields.set(name, { ...field, value: field.value.replaceAll(issuer, 'the issuer') });
  }
  return fields;
}

function namedFieldsOf(entry: Entry): Map<string, Field> {
  const fields = new Map<string, Field>();
  const { at, kind } = entry;
  addFlat(fields, '', entry, {
    isIdentifier: (name) =>
      identifiers.has(name) || (kind === 'client.registered' && name === 'client_id'),
    isLeftOut: (name, place) =>
      leftOutAnywhere.has(name) ||
      leftOutOnTop.has(place) ||
      // Here it is a whole world, and not the word for how a sign-in ended.
      (kind === 'run.continued' && place === 'state'),
    valueOf: (name, value) =>
      moments.has(name) && typeof value === 'number' ? `after ${value - at} ms` : value,
  });
  addOwn(fields, entry);
  return fields;
}

function addOwn(fields: Map<string, Field>, entry: Entry): void {
  if (entry.kind === 'message.sent') addWire(fields, entry.wire);
  if (entry.kind === 'http.arrived') addWire(fields, entry.request);
  if (entry.kind === 'call.ended') addOutcome(fields, entry.outcome);
  if (entry.kind !== 'id-token.verified') return;
  // The claims stand in the message that brought the token.
  for (const { name, passed } of entry.checks) {
    fields.set(`check.${name}`, { value: passed ? 'passed' : 'failed', isIdentifier: false });
  }
}

function addOutcome(fields: Map<string, Field>, outcome: EntryOf<'call.ended'>['outcome']): void {
  fields.set('outcome', { value: outcome.kind, isIdentifier: false });
  if (outcome.kind === 'answered') addWire(fields, outcome.response);
  else fields.set('reason', { value: outcome.reason, isIdentifier: false });
}
