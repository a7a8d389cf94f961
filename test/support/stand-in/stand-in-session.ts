/**
 * The stand-in's session and protocol: it keeps the handlers that the app sets, answers permission
 * questions with them, and fetches `app://` addresses from the app's own handler.
 */
import type { Protocol, Session } from 'electron';

type PermissionCheck = Parameters<Session['setPermissionCheckHandler']>[0];
type PermissionRequest = Parameters<Session['setPermissionRequestHandler']>[0];
type Permission = Parameters<NonNullable<PermissionCheck>>[1];

export interface StandInSession {
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  readonly defaultSession: unknown;
  /** Whether the app would let a page have it: by its check and by its request handler. */
  readonly allows: (permission: Permission) => {
    readonly check: boolean;
    readonly request: boolean;
  };
  /** What the app answers for that address, or undefined when it lets no page load it. */
  readonly fetch: (request: Request) => Promise<Response | undefined>;
  readonly schemes: readonly string[];
}

interface BeforeRequest {
  (details: { url: string }, answer: (response: { cancel?: boolean }) => void): void;
}

export function createStandInSession(): StandInSession {
  const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  const schemes: string[] = [];
  let check: PermissionCheck = null;
  let request: PermissionRequest = null;
  let beforeRequest: BeforeRequest = (_details, answer) => answer({});

  const defaultSession: Pick<
    Session,
    'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'setSpellCheckerEnabled'
  > & { webRequest: { onBeforeRequest: (listener: BeforeRequest) => void } } = {
    setPermissionCheckHandler: (handler) => {
      check = handler;
    },
    setPermissionRequestHandler: (handler) => {
      request = handler;
    },
    setSpellCheckerEnabled: () => undefined,
    webRequest: {
      onBeforeRequest: (listener) => {
        beforeRequest = listener;
      },
    },
  };

  function isCancelled(url: string): boolean {
    let cancelled = false;
    beforeRequest({ url }, ({ cancel }) => {
      cancelled = cancel ?? false;
    });
    return cancelled;
  }

  return {
    defaultSession,
    schemes,
    protocol: {
      registerSchemesAsPrivileged: (custom) => {
        schemes.push(...custom.map(({ scheme }) => scheme));
      },
      handle: (scheme, handler) => void handlers.set(scheme, handler),
    },
    allows: (permission) => {
      // The app's handlers look at the permission's name alone; a handler that wants the page fails.
      const answers = { check: true, request: true };
      if (check !== null) answers.check = check(null, permission, '', {} as never);
      request?.(
        undefined as never,
        permission,
        (granted) => {
          answers.request = granted;
        },
        {} as never,
      );
      return answers;
    },
    fetch: async (asked) => {
      const handler = handlers.get(new URL(asked.url).protocol.slice(0, -1));
      return isCancelled(asked.url) || handler === undefined ? undefined : handler(asked);
    },
  };
}
