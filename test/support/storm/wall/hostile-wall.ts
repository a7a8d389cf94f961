/**
 * A real provider for hostile callers: its listener on loopback, the shell's own verifier and signer,
 * everything on disk, and a connector that writes down whoever it would have called. Each call is
 * found in the record by a marker header.
 */
import { join } from 'node:path';
import type { ConnectionLimits } from '#main/listener/connection-limits.ts';
import { ListenerThread } from '#main/listener/listener-thread.ts';
import { createCaller } from '#main/network/caller.ts';
import { createEntropy } from '#main/run/entropy.ts';
import { createFactFinder } from '#main/run/fact-finder.ts';
import { type OpenRun, openRun } from '#main/run/open-run.ts';
import { callsOver, fetchesOver } from '#main/run/outside/calls-over-network.ts';
import { createSigner } from '#main/signing/signer.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import { beginRun } from '#shared/kernel/step.ts';
import { headerOf } from '#shared/protocol/encoding/wire.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { recordingConnector } from '../../network/recording-connector.ts';
import { temporaryFolder } from '../../shell/wall-run.ts';
import { type CastChanges, hostileSetup, providerKeys } from '../cast.ts';

export const markerHeader = 'X-Marker';

export interface HostileWall {
  readonly open: OpenRun;
  readonly issuer: string;
  readonly port: number;
  /** Every address that was to be connected to, with its port. */
  readonly attempts: readonly string[];
  readonly store: TraceStore;
  readonly run: string;
  /** What the record has of the call with that marker, which is then forgotten. */
  readonly entriesOf: (marker: string) => readonly Entry[];
  readonly close: () => Promise<void>;
}

interface WallChanges extends CastChanges {
  /** Where attempts to reach those addresses really end, by port on loopback. */
  readonly standIns?: Readonly<Record<string, number>>;
  readonly limits?: ConnectionLimits;
  readonly resolve?: (name: string) => Promise<readonly string[]>;
}

/** Opens one; it must be closed. */
export async function openHostileWall(changes: WallChanges = {}): Promise<HostileWall> {
  const { standIns, resolve, limits, ...cast } = changes;
  const folder = temporaryFolder();
  const listener = new ListenerThread('storm', { limits });
  const issuer = await listener.listen(0);
  const setup = hostileSetup({ mode: 'wall', epochMs: Date.now(), issuer, ...cast });
  const store = new TraceStore(join(folder.path, 'workbench.sqlite'));
  const keys = providerKeys.map(({ jwk }) => jwk);
  const run = 'run-storm';
  const began = { kind: 'run.began', at: 0, format: 1, engine: 'test', setup } as const;
  const first = beginRun({ ...began, entropy: createEntropy(null)(0) });
  const listed = { run, name: 'A storm', mode: 'wall', createdAtMs: setup.epochMs } as const;
  store.createRun(listed, keys, first.entries);
  const { attempts, connect } = recordingConnector(standIns);
  const caller = createCaller({ connect, ...(resolve === undefined ? {} : { resolve }) });
  const record = createRecord();
  const open = openRun({
    run,
    store,
    signer: await createSigner(keys),
    findFacts: createFactFinder(fetchesOver(caller, () => setup.provider)),
    call: callsOver(caller),
    realTime: Date.now,
    onCommitted: record.note,
  });
  listener.serve({ request: open.request, hangUp: open.hangUp, unparsed: open.unparsed });
  return {
    open,
    issuer,
    port: Number(new URL(issuer).port),
    attempts,
    store,
    run,
    entriesOf: record.take,
    close: async () => {
      await listener.close();
      await open.close();
      store.close();
      folder.remove();
    },
  };
}

/** The entries of each exchange, for as long as nobody has asked for them. */
function createRecord() {
  const exchanges = new Map<string, Entry[]>();
  const exchangeOf = new Map<string, string>();
  let current: Entry[] = [];

  function note(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.kind === 'http.arrived') {
        current = [];
        exchanges.set(entry.exchange, current);
        exchangeOf.set(headerOf(entry.request, markerHeader) ?? '', entry.exchange);
      }
      if ('exchange' in entry) exchanges.get(entry.exchange)?.push(entry);
      // What names no exchange belongs to the call that is being answered.
      else current.push(entry);
    }
  }

  function take(marker: string): readonly Entry[] {
    const exchange = exchangeOf.get(marker) ?? '';
    const entries = exchanges.get(exchange) ?? [];
    exchangeOf.delete(marker);
    exchanges.delete(exchange);
    return entries;
  }

  return { note, take };
}
