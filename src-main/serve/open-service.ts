/**
 * Opens a service: the provider of one data folder on its port, in wall-clock time, with its control
 * listener. What was opened before a failure is closed again.
 */
import { randomBytes } from 'node:crypto';
import { paths } from '#shared/protocol/metadata.ts';
import { tell } from '../log.ts';
import { clientRemarks } from './configuration/client-remarks.ts';
import { readConfigFile } from './configuration/config-file.ts';
import { openControlListener } from './control/control-listener.ts';
import { serviceControl } from './control/service-control.ts';
import { openCurrentRun } from './current-run.ts';
import { putInService } from './run-in-service.ts';
import { writeCheckpoint } from './runs/checkpoint.ts';
import { inBytes } from './runs/disk-space.ts';
import { RunFiles } from './runs/run-files.ts';
import { openServiceFolder } from './runs/service-folder.ts';
import type { ServeChoices } from './serve-choices.ts';
import { createServiceDoor } from './service-door.ts';

/** The one line that tells a caller everything it needs. */
interface ReadyLine {
  readonly issuer: string;
  readonly discovery: string;
  readonly control: string;
  readonly token: string;
  readonly run: string;
  readonly pid: number;
  readonly ca: string | null;
  /** Only where the product has a management API. */
  readonly management_token?: string;
}

export interface Service {
  readonly ready: ReadyLine;
  readonly close: () => Promise<void>;
}

// The wall clock itself: one that stands still while the machine sleeps would date tokens wrongly.
const realTime = (): number => Date.now();

/** Opens everything. */
export async function openService(choices: ServeChoices): Promise<Service> {
  const config = choices.config === undefined ? undefined : readConfigFile(choices.config);
  const folder = openServiceFolder(choices.data);
  // Closed in the opposite order of their opening.
  const opened: (() => void | Promise<void>)[] = [folder.leave];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).toReversed()) await end();
  };
  try {
    const files = new RunFiles(folder.path);
    files.prepare();
    const parts = { folder: folder.path, files, realTime };
    const door = createServiceDoor(parts);
    opened.push(door.close);
    const current = await openCurrentRun({ ...parts, choices, config, listen: door.listen });
    const { listener, tls } = door.opened();
    const authorities = tls === undefined ? [] : [tls.authority];
    const service = await putInService({ ...parts, current, listener, authorities });
    const { open, trace } = service;
    const leaveWorld = (): void => {
      if (trace.grownBytes() > inBytes(1)) writeCheckpoint(trace.file, open.world());
    };
    opened.push(() => trace.close(), leaveWorld, open.close, door.drain);
    const token = randomBytes(32).toString('base64url');
    const control = await openControlListener(serviceControl(service, files), token);
    opened.push(control.close);
    if (config !== undefined) for (const remark of clientRemarks(open.world().setup)) tell(remark);
    const { issuer, provider } = open.world().setup;
    const { management_token: managing = '' } = provider;
    const ready = {
      issuer,
      discovery: issuer + paths.discovery,
      control: control.address,
      token,
      run: trace.file.run,
      pid: process.pid,
      ca: tls?.ca ?? null,
      ...(managing === '' ? {} : { management_token: managing }),
    };
    return { ready, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
