/** Runs of a workbench to fork, export and import: a sign-in played to its end, or part of the way. */
import type { Workbench } from '#main/workbench.ts';
import type { Intent } from '#shared/intents.ts';
import type { Session } from '#shared/session.ts';
import type { WorkbenchEvent } from '#shared/workbench-event.ts';
import { workbenchStream } from '#shared/workbench-event.ts';
import {
  type Outcome,
  pageLimit,
  type StreamEntry,
  type WorkbenchPort,
} from '#shared/workbench-port.ts';
import { type Entry, isEntry } from '../shell/watcher.ts';

const console_ = { view: 'console', run: '', party: '' } as const;

/** A workbench, or a host that carries its port. */
export interface Asked {
  readonly port: (session: Session) => Pick<WorkbenchPort, 'dispatch' | 'readTrace'>;
}

/** Asks as the trainer's console does. */
export function ask(workbench: Asked, intent: Intent): Promise<Outcome> {
  return workbench.port(console_).dispatch(intent);
}

/** All entries of a run. */
export async function entriesOf(workbench: Asked, run: string): Promise<readonly Entry[]> {
  return (await readAll(workbench, run)).filter(isEntry);
}

async function readAll(workbench: Asked, stream: string): Promise<readonly StreamEntry[]> {
  const port = workbench.port(console_);
  const all: StreamEntry[] = [];
  for (let from = 0; ; ) {
    const { entries, next } = await port.readTrace(stream, from, pageLimit);
    all.push(...entries);
    if (entries.length < pageLimit) return all;
    from = next;
  }
}

/** What the workbench's own stream told, of one kind. */
export async function told<Kind extends WorkbenchEvent['kind']>(
  workbench: Asked,
  kind: Kind,
): Promise<readonly Extract<WorkbenchEvent, { kind: Kind }>[]> {
  return (await readAll(workbench, workbenchStream)).filter(
    (event): event is Extract<WorkbenchEvent, { kind: Kind }> => event.kind === kind,
  );
}

/** Begins a sign-in at the till and lets so many things happen. */
export async function signIn(workbench: Asked, run: string, steps: number): Promise<void> {
  const parts = { relyingParty: 'till', loginHint: 'alice', bindingMessage: 'W4SCT' };
  await ask(workbench, { kind: 'sign-in.pressed', run, scope: 'openid', ...parts });
  await step(workbench, run, steps);
}

/** Lets so many things happen. */
export async function step(workbench: Asked, run: string, steps: number): Promise<void> {
  for (let done = 0; done < steps; done += 1) await ask(workbench, { kind: 'clock.step', run });
}

/** A virtual run in which a sign-in has come to Alice's phone and waits there. */
export async function promptedRun(workbench: Workbench, seed: string | null): Promise<string> {
  const run = await workbench.createRun({ name: 'Bank payment', mode: 'virtual', seed });
  await signIn(workbench, run, 6);
  return run;
}

/** The newest prompt on Alice's phone is opened and decided, and the tokens are fetched. */
export async function decide(
  workbench: Asked,
  run: string,
  decision: 'prompt.approved' | 'prompt.denied',
): Promise<void> {
  const arrived = (await entriesOf(workbench, run)).findLast(
    ({ kind }) => kind === 'prompt.arrived',
  );
  const prompt = arrived?.kind === 'prompt.arrived' ? arrived.prompt : '';
  const device = 'phone-of-alice';
  for (const kind of ['prompt.opened', decision] as const)
    await ask(workbench, { kind, run, device, prompt });
  await step(workbench, run, 12);
}
