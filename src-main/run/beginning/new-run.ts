/** A new run as a person asks for it: its set-up, every key that it needs, and its first entries. */
import { randomBytes } from 'node:crypto';
import type { WorkbenchIntent } from '#shared/intents.ts';
import { beginRun } from '#shared/kernel/step.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { type PrivateKey, publicHalf } from '../../signing/signing-keys.ts';
import { createEntropy } from '../entropy.ts';
import { setUpAsAsked } from './asked-setup.ts';
import { virtualEpochMs } from './demo-setup.ts';

export type CreateRun = Extract<WorkbenchIntent, { kind: 'run.create' }>;

interface NewRunParts {
  readonly asked: Omit<CreateRun, 'kind'>;
  readonly keys: readonly PrivateKey[];
  readonly issuer: string;
  readonly engine: string;
  readonly nowMs: number;
}

export interface NewRun {
  readonly keys: readonly PrivateKey[];
  readonly entries: readonly Entry[];
}

export const newRunId = (): string => `run-${randomBytes(5).toString('hex')}`;

/** Before it is stored. */
export async function newRun(parts: NewRunParts): Promise<NewRun> {
  const { asked, keys, issuer, engine, nowMs } = parts;
  const { name, mode, seed } = asked;
  const epochMs = mode === 'wall' ? nowMs : virtualEpochMs;
  const choices = { name, mode, issuer, epochMs, seed, keys: keys.map(publicHalf) };
  const { setup, partyKeys } = await setUpAsAsked(asked, choices);
  const entropy = createEntropy(seed)(0);
  const began = { kind: 'run.began', at: 0, format: 1, engine, setup, entropy } as const;
  return { keys: [...keys, ...partyKeys], entries: beginRun(began).entries };
}
