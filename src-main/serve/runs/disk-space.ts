/** How much room there is on the disk of a folder, and the sentence for when it is too little. */
import { statfsSync } from 'node:fs';

const megabyte = 1024 * 1024;

/** Why no run may begin in that folder, or undefined when it may. */
export function lackOfSpace(folder: string, rollOverMb: number): string | undefined {
  const { bavail, bsize } = statfsSync(folder);
  const freeMb = Math.floor((bavail * bsize) / megabyte);
  if (freeMb >= rollOverMb) return undefined;
  return `There are only ${freeMb} MB free in ${folder}, and a run may grow by provider.roll_over_mb, ${rollOverMb} MB; free some space or set it lower.`;
}

export function inBytes(megabytes: number): number {
  return megabytes * megabyte;
}
