/**
 * A relying party made with openid-client, which waits out the interval, widens it and repeats a
 * call for a nonce by itself. What it lacks for CIBA is said where it is made up for.
 */
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { Library, PartyParts, Tokens } from './party.ts';

export const openidClient: Library = {
  title: 'openid-client',
  register: async ({ issuer, fetch }, metadata) => {
    const config = await openid.dynamicClientRegistration(
      new URL(issuer),
      { ...metadata },
      openid.None(),
      {
        execute: issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [],
        [openid.customFetch]: fetch,
      },
    );
    return config.clientMetadata();
  },
  createParty: async (parts) => {
    const config = await configure(parts);
    const proof = parts.proofKey && openid.getDPoPHandle(config, parts.proofKey);
    const options = proof === undefined ? {} : { DPoP: proof };
    return {
      begin: (parameters) => openid.initiateBackchannelAuthentication(config, { ...parameters }),
      // It signs request objects for authorization URLs only; oauth4webapi, on which it stands,
      // makes one for any use.
      sign: (parameters, key) =>
        oauth.issueRequestObject(
          config.serverMetadata(),
          config.clientMetadata(),
          { ...parameters },
          key,
        ),
      poll: async (acknowledged) =>
        tokensOf(
          await openid.pollBackchannelAuthenticationGrant(config, acknowledged, undefined, options),
        ),
      // It has no call for one redemption without a wait, which is what a ping asks for.
      redeem: async (authReqId) =>
        tokensOf(
          await openid.genericGrantRequest(
            config,
            cibaGrantType,
            { auth_req_id: authReqId },
            options,
          ),
        ),
      refresh: async (refreshToken) =>
        tokensOf(await openid.refreshTokenGrant(config, refreshToken, undefined, options)),
      userInfo: (accessToken, subject) =>
        openid.fetchUserInfo(config, accessToken, subject, options),
      introspect: (token) => openid.tokenIntrospection(config, token),
      revoke: (token) => openid.tokenRevocation(config, token),
      proofThumbprint: async () => (await proof?.calculateThumbprint()) ?? '',
    };
  },
};

function configure(parts: PartyParts): Promise<openid.Configuration> {
  const { issuer, clientId, metadata = {}, authentication, decryptionKey, fetch } = parts;
  const extensions = [
    // Without this it leaves the signature of an ID token to TLS.
    openid.enableNonRepudiationChecks,
    ...(issuer.startsWith('http:') ? [openid.allowInsecureRequests] : []),
    ...(decryptionKey === undefined
      ? []
      : [
          (config: openid.Configuration) =>
            openid.enableDecryptingResponses(config, undefined, decryptionKey),
        ]),
  ];
  return openid.discovery(new URL(issuer), clientId, { ...metadata }, authentication.openid, {
    execute: extensions,
    [openid.customFetch]: fetch,
  });
}

function tokensOf(
  answer: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers,
): Tokens {
  return { ...answer, claims: answer.claims() ?? {} };
}
