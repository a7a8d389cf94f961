/**
 * Tells the load program which requests have been granted, over a loopback socket of its own, so
 * that it polls once and never too early. Both servers use it, and gather what is granted within
 * a few milliseconds into one write.
 */
import { createServer, type Socket } from 'node:net';
import { z } from 'zod';

export interface ApprovalSignal {
  readonly port: () => number;
  readonly granted: (authReqId: string) => void;
  readonly close: () => void;
}

const gatherMs = 2;
const address = z.object({ port: z.number() });

/** Opens the signal's socket on loopback. */
export async function openApprovalSignal(): Promise<ApprovalSignal> {
  const sockets = new Set<Socket>();
  let gathered: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket.setNoDelay(true));
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  function flush(): void {
    const lines = `${gathered.join('\n')}\n`;
    gathered = [];
    for (const socket of sockets) socket.write(lines);
  }

  return {
    port: () => address.parse(server.address()).port,
    granted: (authReqId) => {
      gathered.push(authReqId);
      if (gathered.length === 1) setTimeout(flush, gatherMs);
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
