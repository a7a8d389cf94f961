/** Where the built application is; the set-up of the end-to-end tests builds it first. */
import { fileURLToPath } from 'node:url';

export const rendererFolder = fileURLToPath(new URL('../../../out/renderer', import.meta.url));
export const mainBundle = fileURLToPath(
  new URL('../../../out/main/electron-entry.js', import.meta.url),
);
