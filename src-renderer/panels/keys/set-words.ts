/** What a key set is called: whose it is, and where it was seen. */
import type { Lane } from '#shared/projections/lanes.ts';
import type { KeySetName } from '#shared/projections/tokens/keys/held-key.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';

interface Names {
  readonly lanes: readonly Lane[];
  readonly setup: RunSetup | undefined;
}

/** «Provider», «Client till». */
export function ownerTitle({ owner }: KeySetName, { lanes, setup }: Names): string {
  const lane = lanes.find(({ party }) => party === owner);
  if (lane !== undefined) return lane.title;
  const slash = owner.indexOf('/');
  const [kind, name] = [owner.slice(0, slash), owner.slice(slash + 1)];
  if (kind === 'issuer') return `Issuer ${name}`;
  const client = setup?.clients.find(({ client_id: id }) => id === name);
  return `Client ${client?.client_name ?? name}`;
}

/** Where the set was seen, in a few words. */
export function sourceWords({ source, from }: KeySetName, { lanes }: Names): string {
  switch (source) {
    case 'published':
      return 'its own, as it publishes them';
    case 'registered':
      return 'registered with the provider';
    case 'trusted':
      return 'trusted for login_hint_tokens';
    case 'signs with':
      return 'signed with, and not registered';
    case 'proof':
      return 'shown in DPoP proofs';
    case 'fetched': {
      const lane = lanes.find(({ party }) => party === from);
      return lane === undefined ? `fetched from ${from}` : `as ${lane.title} fetched them`;
    }
    default: {
      const never: never = source;
      return never;
    }
  }
}
