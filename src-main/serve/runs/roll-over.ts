/**
 * Lets a service go on for days: when the run in service has grown to its limit a new one takes over
 * from it, and the oldest of the old ones go when they take too much room. Nothing is lost by a
 * roll-over that cannot be; it is tried again later.
 */
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import { sentenceOf } from '../../workbench-error.ts';
import { inBytes } from './disk-space.ts';
import { bytesOf, type RunFiles } from './run-files.ts';
import type { ServiceTrace } from './service-trace.ts';

export interface RollOverParts {
  readonly files: RunFiles;
  readonly trace: Pick<ServiceTrace, 'file' | 'grownBytes'>;
  readonly limits: () => Pick<ProviderSettings, 'roll_over_mb' | 'keep_mb'>;
  /** Why a new run may not begin now, or undefined when it may. */
  readonly lackOfSpace: () => string | undefined;
  /** Makes a new run take over. */
  readonly roll: () => void;
  readonly tell: (sentence: string) => void;
}

export interface RollOver {
  /** To be called after every commit. */
  readonly look: () => void;
  /** Removes the oldest runs at rest while all of them together take too much room. */
  readonly clear: () => void;
}

const commitsBetweenLooks = 16;

/** The roll-over of one service. */
export function createRollOver(parts: RollOverParts): RollOver {
  const { files, trace, limits, tell } = parts;
  let commits = 0;
  // After a roll-over that could not be, the next attempt waits for as much again.
  let postponed = 1;

  function look(): void {
    commits += 1;
    if (commits % commitsBetweenLooks !== 0) return;
    if (trace.grownBytes() < inBytes(limits().roll_over_mb) * postponed) return;
    const lack = parts.lackOfSpace();
    if (lack === undefined) roll();
    else postpone(lack);
  }

  function roll(): void {
    const old = trace.file;
    try {
      parts.roll();
      postponed = 1;
    } catch (thrown) {
      return postpone(sentenceOf(thrown));
    }
    tell(`${trace.file.run} goes on from ${old.run}, which is kept in ${old.path}.`);
    clear();
  }

  function postpone(reason: string): void {
    postponed += 1;
    tell(`${trace.file.run} grows beyond its limit, for no new run can take over. ${reason}`);
  }

  function clear(): void {
    const old = files.list().filter(({ run }) => run !== trace.file.run);
    let bytes = old.reduce((sum, file) => sum + bytesOf(file), 0);
    const { keep_mb: keepMb } = limits();
    for (const file of old) {
      if (bytes <= inBytes(keepMb)) return;
      const size = bytesOf(file);
      try {
        files.remove(file);
        tell(`${file.path} was removed, for old runs may take provider.keep_mb, ${keepMb} MB.`);
      } catch (thrown) {
        tell(`${file.path} could not be removed (${sentenceOf(thrown)}).`);
      }
      bytes -= size;
    }
  }

  return { look, clear };
}
