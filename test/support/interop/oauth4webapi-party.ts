/**
 * A relying party made with oauth4webapi, which judges each message by itself and leaves it to the
 * application when to poll: the waiting here is the application's.
 */
import { compactDecrypt } from 'jose';
import * as oauth from 'oauth4webapi';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { Acknowledged, Answered, Library, Parameters, PartyParts, Tokens } from './party.ts';

export const oauth4webapi: Library = {
  title: 'oauth4webapi',
  register: async (reach, metadata) => {
    const transport = transportOf(reach);
    const server = await discover(reach.issuer, transport);
    const answer = await oauth.dynamicClientRegistrationRequest(server, metadata, transport);
    return oauth.processDynamicClientRegistrationResponse(answer);
  },
  createParty: async (parts) => {
    const transport = transportOf(parts);
    const server = await discover(parts.issuer, transport);
    const client: oauth.Client = { client_id: parts.clientId, ...parts.metadata };
    const proof = parts.proofKey && oauth.DPoP(client, parts.proofKey);
    const by = { server, client, parts, transport, proof };
    return {
      begin: (parameters) => begin(by, parameters),
      sign: (parameters, key) => oauth.issueRequestObject(server, client, { ...parameters }, key),
      poll: (acknowledged) => poll(by, acknowledged),
      redeem: (authReqId) => redeem(by, authReqId),
      refresh: (refreshToken) => refresh(by, refreshToken),
      userInfo: (accessToken, subject) => meetingNonce(() => userInfo(by, accessToken, subject)),
      introspect: (token) => introspect(by, token),
      revoke: (token) => revoke(by, token),
      proofThumbprint: async () => (await proof?.calculateThumbprint()) ?? '',
    };
  },
};

interface By {
  readonly server: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly parts: PartyParts;
  readonly transport: ReturnType<typeof transportOf>;
  readonly proof: oauth.DPoPHandle | undefined;
}

async function discover(
  address: string,
  transport: By['transport'],
): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(address);
  const found = await oauth.discoveryRequest(issuer, transport);
  return oauth.processDiscoveryResponse(issuer, found);
}

function transportOf({ issuer, fetch }: Pick<PartyParts, 'issuer' | 'fetch'>) {
  return {
    [oauth.customFetch]: fetch,
    [oauth.allowInsecureRequests]: issuer.startsWith('http:'),
  };
}

async function begin(by: By, parameters: Parameters): Promise<Acknowledged> {
  const { server, client, parts, transport } = by;
  const answer = await oauth.backchannelAuthenticationRequest(
    server,
    client,
    parts.authentication.oauth,
    { ...parameters },
    transport,
  );
  return oauth.processBackchannelAuthenticationResponse(server, client, answer);
}

async function poll(by: By, acknowledged: Acknowledged): Promise<Tokens> {
  let waitSeconds = acknowledged.interval ?? 5;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1000));
    try {
      return await redeem(by, acknowledged.auth_req_id);
    } catch (thrown) {
      const error = thrown instanceof oauth.ResponseBodyError ? thrown.error : '';
      if (error === 'slow_down') waitSeconds += 5;
      else if (error !== 'authorization_pending') throw thrown;
    }
  }
}

function redeem(by: By, authReqId: string): Promise<Tokens> {
  return askForTokens(by, cibaGrantType, { auth_req_id: authReqId });
}

function refresh(by: By, refreshToken: string): Promise<Tokens> {
  return askForTokens(by, 'refresh_token', { refresh_token: refreshToken });
}

function askForTokens(by: By, grantType: string, parameters: Parameters): Promise<Tokens> {
  return meetingNonce(() => askOnce(by, grantType, parameters));
}

/** A demand for a nonce is met once, as the library's documentation has it. */
async function meetingNonce<Of>(call: () => Promise<Of>): Promise<Of> {
  try {
    return await call();
  } catch (thrown) {
    if (!oauth.isDPoPNonceError(thrown)) throw thrown;
    return call();
  }
}

async function userInfo(by: By, accessToken: string, subject: string): Promise<Answered> {
  const { server, client, transport, proof } = by;
  const options = { ...transport, ...(proof && { DPoP: proof }) };
  const answer = await oauth.userInfoRequest(server, client, accessToken, options);
  return oauth.processUserInfoResponse(server, client, subject, answer);
}

async function introspect(by: By, token: string): Promise<Answered> {
  const { server, client, parts, transport } = by;
  const clientAuth = parts.authentication.oauth;
  const answer = await oauth.introspectionRequest(server, client, clientAuth, token, transport);
  return oauth.processIntrospectionResponse(server, client, answer);
}

async function revoke(by: By, token: string): Promise<void> {
  const { server, client, parts, transport } = by;
  const clientAuth = parts.authentication.oauth;
  const answer = await oauth.revocationRequest(server, client, clientAuth, token, transport);
  return oauth.processRevocationResponse(answer);
}

async function askOnce(by: By, grantType: string, parameters: Parameters): Promise<Tokens> {
  const { server, client, parts, transport, proof } = by;
  const clientAuth = parts.authentication.oauth;
  const options = { ...transport, ...(proof && { DPoP: proof }) };
  const reading = readingOptions(parts);
  const { auth_req_id: authReqId, refresh_token: refreshToken = '' } = parameters;
  if (grantType === cibaGrantType && authReqId !== undefined) {
    const answer = await oauth.backchannelAuthenticationGrantRequest(
      server,
      client,
      clientAuth,
      authReqId,
      options,
    );
    const tokens = await oauth.processBackchannelAuthenticationGrantResponse(
      server,
      client,
      answer,
      reading,
    );
    return withClaims(by, answer, tokens);
  }
  const answer = await oauth.refreshTokenGrantRequest(
    server,
    client,
    clientAuth,
    refreshToken,
    options,
  );
  const tokens = await oauth.processRefreshTokenResponse(server, client, answer, reading);
  return withClaims(by, answer, tokens);
}

/** The library checks the claims by itself, and the signature when it is told to. */
async function withClaims(
  { server, transport }: By,
  answer: Response,
  tokens: oauth.TokenEndpointResponse,
): Promise<Tokens> {
  await oauth.validateApplicationLevelSignature(server, answer, transport);
  return { ...tokens, claims: oauth.getValidatedIdTokenClaims(tokens) ?? {} };
}

function readingOptions({ decryptionKey }: PartyParts): oauth.JWEDecryptOptions {
  if (decryptionKey === undefined) return {};
  return {
    [oauth.jweDecrypt]: async (jwe) =>
      Buffer.from((await compactDecrypt(jwe, decryptionKey.key)).plaintext).toString(),
  };
}
