/**
 * What no page may do, whichever it is: navigate away, open windows, embed webviews, use devices or
 * reach the network. The doors that a page does have are in ipc-door.ts and app-protocol.ts.
 */
import type { App, Session } from 'electron';

const allowedPermissions: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'fullscreen',
]);
/** Loads that stay on this machine; `devtools:` is the inspector's own page. */
const localSchemes: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:', 'devtools:']);

/** Guards every page that will ever be made, before the first one is. */
export function guardPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Denies permissions and every load that would leave this machine. */
export function guardSession(session: Session): void {
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission));
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(allowedPermissions.has(permission)),
  );
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !localSchemes.has(new URL(url).protocol) }),
  );
  // Its dictionaries would be fetched from the network.
  session.setSpellCheckerEnabled(false);
}
