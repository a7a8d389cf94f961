/**
 * The `app://` scheme: the built renderer, from one host a view, so that a device window's page is of
 * another origin than a relying party's. It serves files of one folder and answers nothing else.
 */
import { protocol } from 'electron';
import type { Session } from '#shared/session.ts';
import { contentSecurityPolicy } from '../pages/content-security-policy.ts';
import { type FileDoor, fileDoorPath } from '../pages/file-door.ts';
import { readStaticFile } from '../pages/static-files.ts';

type View = Session['view'];

const scheme = 'app';
const views: readonly View[] = ['console', 'relying-party', 'device', 'audience'];

/** Has to be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** The address of that view's page. */
export function pageAddress(view: View): string {
  return `${scheme}://${view}/`;
}

/** Whether that URL is of the view's own origin; the slash ends the host, so no prefix passes. */
export function isPageOf(view: View, url: string): boolean {
  return url.startsWith(pageAddress(view));
}

export interface ServedApp {
  /** The folder of the built renderer. */
  readonly renderer: string;
  readonly fileDoor: FileDoor;
}

/** Serves the renderer's folder under every view's host, and files under the console's. */
export function serveApp(served: ServedApp): void {
  protocol.handle(scheme, (request) => answer(served, request));
}

async function answer({ renderer, fileDoor }: ServedApp, request: Request): Promise<Response> {
  const { method, url } = request;
  // Its own page alone: another view's is of another origin, and may connect to that only.
  if (isPageOf('console', url) && new URL(url).pathname.startsWith(fileDoorPath))
    return fileDoor(request);
  if (method !== 'GET') return refuse(405, 'Pages can only be read.');
  if (!views.some((view) => isPageOf(view, url))) return refuse(404, 'There is no such page.');
  const file = await readStaticFile(renderer, new URL(url).pathname);
  if (file === undefined) return refuse(404, 'There is no such page.');
  return new Response(file.bytes, { headers: { ...guards, 'Content-Type': file.type } });
}

const guards = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

function refuse(status: number, sentence: string): Response {
  return new Response(sentence, { status, headers: { ...guards, 'Content-Type': 'text/plain' } });
}
