/**
 * `npm run dev:browser`: the browser host on a build that is made again with every change of the
 * source; reload the page to see it. For machines without the Electron runtime.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build.ts';
import { tell } from './log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const builder = fileURLToPath(
  new URL('../node_modules/electron-vite/bin/electron-vite.js', import.meta.url),
);
const host = fileURLToPath(new URL('./browser-entry.ts', import.meta.url));

await buildIfNeeded(tell);
const children: ChildProcess[] = [
  spawn(process.execPath, [builder, 'build', '--watch', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  }),
  spawn(process.execPath, ['--watch', host], { cwd: root, stdio: 'inherit' }),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
