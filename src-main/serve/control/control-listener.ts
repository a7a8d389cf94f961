/** The control listener's own port on loopback, a free one at every launch. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { sentenceOf, WorkbenchError } from '../../workbench-error.ts';
import { createControlApp } from './control-app.ts';
import type { ControlTarget } from './control-target.ts';

export interface ControlListener {
  readonly address: string;
  readonly close: () => void;
}

/** Begins to listen. */
export async function openControlListener(
  target: ControlTarget,
  token: string,
): Promise<ControlListener> {
  const server = createAdaptorServer({ fetch: createControlApp(target, token).fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new WorkbenchError(`The control listener has no port (${sentenceOf(cause)}).`)),
    );
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
