/** Builds the application before the end-to-end tests when what is built is older than the source. */
import { buildIfNeeded } from '#main/build.ts';

/** Called by vitest once, before the first file. */
export async function setup(): Promise<void> {
  await buildIfNeeded((sentence) => console.log(sentence));
}
