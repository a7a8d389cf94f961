/** One open virtual run on a disk of its own, with the stub for a signer and real time for its clock. */
import { join } from 'node:path';
import { type OpenRun, openRun } from '#main/run/open-run.ts';
import { refuseCall } from '#main/run/outside/outside-call.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { PartyIntent } from '#shared/intents.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import type { TimeDeed } from '../core/simulation.ts';
import { stubFact, stubJwt } from '../core/stub-signer.ts';
import { begun } from '../core/world-of.ts';
import { temporaryFolder } from './wall-run.ts';
import { isEntry } from './watcher.ts';

export interface VirtualRun {
  readonly open: OpenRun;
  readonly entries: () => readonly Entry[];
  readonly kinds: () => readonly string[];
  readonly submit: (intent: PartyIntent) => Promise<Outcome>;
  readonly signIn: () => Promise<Outcome>;
  readonly give: (deed: TimeDeed) => Promise<Outcome>;
  /** Waits until that holds after some commit. */
  readonly until: (holds: () => boolean) => Promise<void>;
  /** Lets the shell come to rest: whatever it is about to do, it does. */
  readonly quiet: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const quietTurns = 200;

/** Opens a run that has just begun. */
export function openVirtualRun(): VirtualRun {
  const folder = temporaryFolder();
  const store = new TraceStore(join(folder.path, 'run.sqlite'));
  const stored = { run: 'run', name: 'A run', mode: 'virtual', createdAtMs: 0 } as const;
  store.createRun(stored, [], begun().entries);
  const waiting = new Set<() => void>();
  const open = openRun({
    run: 'run',
    store,
    signer: {
      sign: async (recipes) => recipes.map((one) => stubJwt(one)),
      addKey: async () => undefined,
    },
    findFacts: async (open) => open.map(stubFact),
    call: refuseCall,
    realTime: () => performance.now(),
    onCommitted: () => {
      for (const look of waiting) look();
    },
  });
  const entries = () => store.read('run', 0, 1_000_000).filter(isEntry);
  const submit = (intent: PartyIntent) => open.submit({ kind: 'intent.given', intent });
  return {
    open,
    entries,
    kinds: () => entries().map(({ kind }) => kind),
    submit,
    signIn: () => {
      const asked = { loginHint: 'alice', bindingMessage: '', scope: 'openid' };
      return submit({ kind: 'sign-in.pressed', run: 'run', relyingParty: 'till', ...asked });
    },
    give: (deed) => submit({ ...deed, run: 'run' }),
    until: (holds) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    quiet: async () => {
      for (let turn = 0; turn < quietTurns; turn += 1)
        await new Promise((resume) => setImmediate(resume));
    },
    close: async () => {
      await open.close();
      store.close();
      folder.remove();
    },
  };
}
