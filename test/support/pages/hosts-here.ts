/**
 * The host that the windows of a test file belong to. The same files run twice: once in the browser
 * host, and once more, as a project of their own, in the built Electron bundles on the stand-in.
 */
import { hostInElectron } from '../stand-in/electron-hosting.ts';
import { browserHosts } from './browser-hosting.ts';
import type { Hosts } from './hosting.ts';

/** Registers what that host needs; the answer starts it on a folder. */
export function hostsHere(): Hosts {
  return process.env['HOST_OF_WINDOWS'] === 'electron' ? hostInElectron : browserHosts();
}
