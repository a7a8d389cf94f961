/**
 * The provider's listener of a service, with TLS or without: it is opened once the run is known, for
 * the run says where its clients look for it.
 */
import { randomBytes } from 'node:crypto';
import { assert } from '#shared/protocol/assert.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { ListenerThread } from '../listener/listener-thread.ts';
import type { RealTime } from '../run/time/driver.ts';
import type { Address } from './serve-choices.ts';
import { openServiceTls, type ServiceTls } from './tls-of-service.ts';

interface OpenDoor {
  readonly listener: ListenerThread;
  readonly tls: ServiceTls | undefined;
}

export interface ServiceDoor {
  /** Begins to listen, and answers the issuer. */
  readonly listen: (address: Address, profile: RunSetup['profile']) => Promise<string>;
  readonly opened: () => OpenDoor;
  /** Lets what is being answered go out, and closes. */
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
}

// Enough for signatures; a poll that is held is cut off, and its client comes again.
const patienceMs = 300;

/** A door that is still shut. */
export function createServiceDoor(parts: {
  readonly folder: string;
  readonly realTime: RealTime;
}): ServiceDoor {
  const { folder, realTime } = parts;
  let door: OpenDoor | undefined;
  return {
    listen: async ({ host, port, tls: wanted }, profile) => {
      const fapiCiphers = profile !== 'core';
      const tls = wanted
        ? await openServiceTls({ folder, host, fapiCiphers, realTime })
        : undefined;
      const listener = new ListenerThread(randomBytes(4).toString('hex'), { tls: tls?.settings });
      door = { listener, tls };
      return listener.listen(port, host);
    },
    opened: () => {
      assert(door !== undefined, 'a run is opened with its door');
      return door;
    },
    drain: async () => door?.listener.drain(patienceMs),
    close: async () => door?.listener.close(),
  };
}
