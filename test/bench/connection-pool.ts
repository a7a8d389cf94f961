/**
 * A fixed number of kept-alive connections and the requests that wait for one of them, first come,
 * first served.
 */
import { type Answer, KeepAliveConnection } from './keep-alive-connection.ts';

export interface ConnectionPool {
  readonly send: (bytes: Buffer) => Promise<Answer>;
  readonly close: () => void;
}

export function createConnectionPool(port: number, size: number): ConnectionPool {
  const all = Array.from({ length: size }, () => new KeepAliveConnection(port));
  const idle = [...all];
  const queue: ((connection: KeepAliveConnection) => void)[] = [];

  function take(): KeepAliveConnection | Promise<KeepAliveConnection> {
    return idle.pop() ?? new Promise((resolve) => queue.push(resolve));
  }

  return {
    send: async (bytes) => {
      const connection = await take();
      const answer = await connection.send(bytes);
      const next = queue.shift();
      if (next === undefined) idle.push(connection);
      else next(connection);
      return answer;
    },
    close: () => {
      for (const connection of all) connection.close();
    },
  };
}
