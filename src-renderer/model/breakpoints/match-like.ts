/** The match that finds messages like one: the same way, endpoint and outcome, from the same party. */

import type { Messages, MessageView } from '#shared/projections/message-view.ts';
import { bodyObject, type Wire } from '#shared/protocol/encoding/wire.ts';
import { endpointAt } from '#shared/trace/match/endpoint-name.ts';
import type { Leaf } from '#shared/trace/match/leaf.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { roleOf } from '#shared/trace/party.ts';

/** A match that holds for that message and those of its kind. */
export function matchLike(messages: Messages, message: MessageView): Match {
  const { wire, from, exchange } = message;
  const sender: Leaf = { kind: 'party', end: 'from', is: from };
  if (wire.kind === 'channel.note') return both([{ kind: 'direction', is: 'note' }, sender]);
  if (wire.kind === 'http.request') return both([...requestLeaves(message), sender]);
  const asked = messages.exchanges.get(exchange)?.find((half) => half.wire.kind === 'http.request');
  const where = asked === undefined ? [] : requestLeaves(asked).filter(isEndpoint);
  // An error or a status says already that it is an answer, and the endpoint whose it is.
  return both(where.length === 0 ? [outcomeOf(wire), sender] : [...where, outcomeOf(wire)]);
}

function requestLeaves({ wire, to }: MessageView): readonly Leaf[] {
  if (wire.kind !== 'http.request') return [];
  // Whoever is called and is no provider is notified.
  if (roleOf(to) !== 'provider') {
    return roleOf(to) === 'relying-party' ? [{ kind: 'direction', is: 'notification' }] : [];
  }
  const endpoint = endpointAt(wire.target);
  const way: Leaf = { kind: 'direction', is: 'request' };
  return endpoint === undefined ? [way] : [way, { kind: 'endpoint', is: endpoint }];
}

function isEndpoint({ kind }: Leaf): boolean {
  return kind === 'endpoint';
}

function outcomeOf(wire: Extract<Wire, { kind: 'http.response' }>): Leaf {
  const error = wire.body === '' ? undefined : bodyObject(wire)?.['error'];
  if (typeof error === 'string' && error !== '' && error.length <= 200) {
    return { kind: 'error', is: error };
  }
  return { kind: 'status', from: wire.status, to: wire.status };
}

function both(leaves: readonly Leaf[]): Match {
  const [only] = leaves;
  return leaves.length === 1 && only !== undefined ? only : { kind: 'and', of: leaves };
}
