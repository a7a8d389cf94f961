/** The record of a product that was tried out, as the comparison reads it: by turns. */
import { type Profile } from '../../profiles/profile.ts';
import { profiles } from '../../profiles/profile-list.ts';
import { formOf } from '../../protocol/encoding/form.ts';
import { bodyObject } from '../../protocol/encoding/wire.ts';
import type { RunSetup } from '../../protocol/setup/run-setup.ts';
import type { Entry } from '../../trace/entry.ts';
import { type AnsweredCall, answeredCalls } from './answered-calls.ts';
import type { Turn } from './turns.ts';

export interface TriedRecord {
  readonly setup: RunSetup;
  readonly profile: Profile;
  readonly calls: ReadonlyMap<string, AnsweredCall>;
}

/** Reads it; undefined where it does not begin with a set-up. */
export function triedRecord(entries: readonly Entry[]): TriedRecord | undefined {
  const [first] = entries;
  if (first?.kind !== 'run.began') return undefined;
  const { setup } = first;
  return { setup, profile: profiles[setup.profile], calls: answeredCalls(entries) };
}

/** The answer of that turn as an object; empty where there is none. */
export function answerOf({ calls }: TriedRecord, turn: Turn): Readonly<Record<string, unknown>> {
  const response = calls.get(turn)?.response;
  return response === undefined ? {} : (bodyObject(response) ?? {});
}

/** One member of that answer, as a client reads it. */
export function memberOf(record: TriedRecord, turn: Turn, name: string): string {
  return shown(answerOf(record, turn)[name]);
}

export function parametersOf({ calls }: TriedRecord, turn: Turn): ReadonlyMap<string, string> {
  const request = calls.get(turn)?.request;
  return (request === undefined ? undefined : formOf(request)?.values) ?? new Map();
}

/** The first line of that request. */
export function targetOf({ calls }: TriedRecord, turn: Turn): string {
  const request = calls.get(turn)?.request;
  return request === undefined ? absent : `${request.method} ${request.target}`;
}

/** What is not there. */
export const absent = '—';

/** A value in a cell; a list that is empty, and what is absent, is a dash. */
export function shown(value: unknown): string {
  if (value === undefined || value === '') return absent;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function listed(values: readonly string[] | undefined): string {
  return values === undefined || values.length === 0 ? absent : values.join(', ');
}

export function inSeconds(value: unknown): string {
  return typeof value === 'number' ? `${value.toLocaleString('en-GB')} s` : absent;
}

/** The parameters that a product ignores, whatever they say. */
export function ignoredNames({ parameters = {} }: Profile): readonly string[] {
  return Object.keys(parameters).filter((name) => parameters[name] === null);
}
