/** Where a run's own listener takes notifications for a relying party that plays against a provider elsewhere. */

/** The path of that party’s notification endpoint. */
export function callbackPath(name: string): string {
  return `/relying-party/${encodeURIComponent(name)}/callback`;
}

/** The name of the party that a target is the callback of, or undefined. */
export function callbackPartyName(target: string): string | undefined {
  const name = /^\/relying-party\/([^/?]+)\/callback(?:\?|$)/.exec(target)?.[1];
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
