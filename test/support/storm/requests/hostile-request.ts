/**
 * Hostile requests: faultless calls with a few things spoilt. What is spoilt is drawn by fast-check,
 * so that a failure shrinks to the one thing that matters.
 */
import fc from 'fast-check';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { clientNamed, clients, usualClients } from '../cast.ts';
import { rendered } from './blank.ts';
import { endpoints, faultlessCall } from './faultless-call.ts';
import type { Told } from './known.ts';
import { credentialSpoil } from './spoil-credentials.ts';
import { parameterSpoil } from './spoil-parameters.ts';
import { surfaceSpoil } from './spoil-surface.ts';

const spoil = fc.oneof(
  { weight: 25, arbitrary: parameterSpoil },
  { weight: 4, arbitrary: credentialSpoil },
  { weight: 9, arbitrary: surfaceSpoil },
);

const likelyEndpoints = endpoints.flatMap((endpoint) => {
  const [name] = endpoint;
  const isMain = name === 'backchannelAuthentication' || name === 'token';
  return isMain ? Array.from({ length: 6 }, () => endpoint) : [endpoint];
});

// Those who sign have the most to go wrong, and those whose keys are elsewhere are many.
const signing = ['bank', 'bank', 'rsa bank', 'sharer', 'roamer 0'];
const likelyClients = [
  ...clients.map(({ client_id: id }) => id).filter((id) => id !== 'quiet bank'),
  ...usualClients,
  ...signing,
];

/** Any hostile request, by what is known when it is sent. */
export const hostileRequest: fc.Arbitrary<Told<HttpRequest>> = fc
  .record({
    endpoint: fc.constantFrom(...likelyEndpoints),
    name: fc.constantFrom(...likelyClients),
    at: fc.nat(200),
    // The whole of what was sent last, once more.
    again: fc.nat(25).map((one) => one === 25),
    spoils: fc.array(spoil, { minLength: 0, maxLength: 3 }),
  })
  .map(({ endpoint: [endpoint, path], name, at, again, spoils }) => (known) => {
    if (again && known.last !== undefined) return known.last;
    const client = clientNamed(name);
    const blank = faultlessCall(endpoint, path, { known, client, at });
    return rendered(spoils.reduce((spoilt, one) => one(spoilt, known, client), blank));
  });
