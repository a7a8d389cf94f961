/**
 * The whole checklist of what a CIBA provider and its client must do, in its groups A to M.
 * It holds demands only: what is left out on purpose is in `not-done`, what is to come in `open`.
 */
import { acknowledgement } from './groups/acknowledgement.ts';
import { backchannelParameters } from './groups/backchannel-parameters.ts';
import { backchannelTransport } from './groups/backchannel-transport.ts';
import { client } from './groups/client.ts';
import { clientRegistration } from './groups/client-registration.ts';
import { operations } from './groups/operations.ts';
import { ping } from './groups/ping.ts';
import { providerMetadata } from './groups/provider-metadata.ts';
import { push } from './groups/push.ts';
import { signedRequests } from './groups/signed-requests.ts';
import { tokenEndpoint } from './groups/token-endpoint.ts';
import { tokens } from './groups/tokens.ts';
import { userInteraction } from './groups/user-interaction.ts';
import type { RequirementGroup } from './requirement.ts';

export const checklist: readonly RequirementGroup[] = [
  providerMetadata,
  clientRegistration,
  backchannelTransport,
  backchannelParameters,
  signedRequests,
  acknowledgement,
  tokenEndpoint,
  tokens,
  ping,
  push,
  userInteraction,
  client,
  operations,
];
