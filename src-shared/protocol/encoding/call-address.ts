/** An absolute address taken apart into what a call needs: where to connect, and what to ask for. */

export interface CallAddress {
  /** Scheme, host and, where it is not the usual one, port. */
  readonly origin: string;
  readonly host: string;
  /** Path and query; a fragment is never sent. */
  readonly target: string;
}

/** Takes an http or https address apart; undefined when the text is none. */
export function readCallAddress(text: string): CallAddress | undefined {
  const parts = /^(https?):\/\/([^/?#\s@\\]+)([/?][^#\s]*)?(?:#.*)?$/i.exec(text);
  if (parts === null) return undefined;
  const scheme = (parts[1] ?? '').toLowerCase();
  const usualPort = scheme === 'https' ? /:443$/ : /:80$/;
  const host = (parts[2] ?? '').toLowerCase().replace(usualPort, '');
  const rest = parts[3] ?? '/';
  const target = rest.startsWith('/') ? rest : `/${rest}`;
  return { origin: `${scheme}://${host}`, host, target };
}
