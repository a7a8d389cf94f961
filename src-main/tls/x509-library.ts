/**
 * Loads the library that writes certificates, when one is to be written and not before: it takes a
 * tenth of a second that a run without TLS need not spend. Reading certificates is Node's own work.
 */
import type * as x509 from '@peculiar/x509';

export type X509Library = typeof x509;

/** The library, ready to be used. */
export function loadX509Library(): Promise<X509Library> {
  satisfyDecorators();
  return import('@peculiar/x509');
}

/**
 * The library's dependency injection asks, at load, what its decorators noted of constructor
 * parameters. It has none and notes nothing, so the honest answer to every question is «nothing»,
 * and the whole metadata polyfill that it recommends is not needed.
 */
function satisfyDecorators(): void {
  if ('getMetadata' in Reflect) return;
  const nothing = (): undefined => undefined;
  Object.assign(Reflect, { getMetadata: nothing, getOwnMetadata: nothing });
}
