/** Puts a run in service: its world moves, its trace rolls over, and its listener is answered. */
import { continuationOf } from '#shared/kernel/carried-state.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import packageFacts from '../../package.json' with { type: 'json' };
import type { ListenerThread } from '../listener/listener-thread.ts';
import { tell } from '../log.ts';
import { createCaller } from '../network/caller.ts';
import { createFactFinder } from '../run/fact-finder.ts';
import { createKeyRotation } from '../run/key-rotation.ts';
import { type OpenRun, openRun } from '../run/open-run.ts';
import { callsOver, fetchesOver } from '../run/outside/calls-over-network.ts';
import type { RealTime } from '../run/time/driver.ts';
import { createSigner } from '../signing/signer.ts';
import type { PrivateKey } from '../signing/signing-keys.ts';
import { worldOf } from './runs/checkpoint.ts';
import { lackOfSpace } from './runs/disk-space.ts';
import { createRollOver } from './runs/roll-over.ts';
import type { RunFiles } from './runs/run-files.ts';
import { type RunInService, ServiceTrace } from './runs/service-trace.ts';
import { answeringUnavailable } from './unavailable.ts';

export interface ServiceRunParts {
  readonly current: RunInService;
  readonly folder: string;
  readonly files: RunFiles;
  readonly listener: ListenerThread;
  readonly realTime: RealTime;
  /** PEM of authorities that calls to clients trust beside the usual ones. */
  readonly authorities: readonly string[];
}

export interface ServiceRun {
  readonly open: OpenRun;
  readonly trace: ServiceTrace;
  readonly rotateKeys: () => Promise<Outcome>;
}

/** From now on the listener's requests go to this run, and to those that take over from it. */
export async function putInService(parts: ServiceRunParts): Promise<ServiceRun> {
  const { current, folder, files, listener, realTime } = parts;
  const trace = new ServiceTrace({ files, current, realTime, tell });
  const signer = await createSigner(current.store.findRun(current.file.run)?.keys ?? []);
  const caller = createCaller({ certificateAuthorities: parts.authorities });
  const settings = () => open.world().setup.provider;
  const rollOver = createRollOver({
    files,
    trace,
    limits: settings,
    lackOfSpace: () => lackOfSpace(folder, settings().roll_over_mb),
    roll: () => open.interject(continuationOf(open.world(), trace.file.run, packageFacts.version)),
    tell,
  });
  const open = openRun({
    run: current.file.run,
    world: worldOf(current),
    store: trace,
    signer,
    findFacts: createFactFinder(fetchesOver(caller, settings)),
    call: callsOver(caller),
    dropSocket: (exchange, how) => listener.drop(exchange, how),
    realTime,
    onCommitted: rollOver.look,
  });
  rollOver.clear();
  listener.serve({
    request: answeringUnavailable(open.request),
    hangUp: open.hangUp,
    unparsed: open.unparsed,
  });
  const keep = (made: readonly PrivateKey[]): void => trace.addKeys(made);
  return { open, trace, rotateKeys: createKeyRotation({ ...open, signer, keep }) };
}
