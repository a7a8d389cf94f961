/**
 * A connector that writes down every attempt and lets only loopback through: a test can say that
 * nothing was even attempted, and an attempt that slipped through would still send no packet.
 */
import { connect, Socket } from 'node:net';

interface RecordingConnector {
  readonly attempts: string[];
  readonly connect: (address: string, port: number) => Socket;
}

/** Attempts elsewhere fail at once, or end at the loopback port given for that address. */
export function recordingConnector(
  standIns: Readonly<Record<string, number>> = {},
): RecordingConnector {
  const attempts: string[] = [];
  return {
    attempts,
    connect: (address, port) => {
      attempts.push(`${address} ${port}`);
      const standIn = standIns[address];
      if (standIn !== undefined) return connect(standIn, '127.0.0.1');
      if (address.startsWith('127.') || address === '::1') return connect(port, address);
      return new Socket().destroy(new Error('tests stay on loopback'));
    },
  };
}
