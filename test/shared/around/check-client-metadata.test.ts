/** Clients that a configuration file describes are judged as if they registered, and named by member. */
import { describe, expect, it } from 'vitest';
import { checkClientMetadata } from '#shared/profiles/check-client-metadata.ts';
import { settingsOf } from '#shared/profiles/profiles.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import { ecKey, type Members } from '#test/support/core/registration-request.ts';
import { stubKey } from '#test/support/core/setup.ts';

const good: Members = {
  client_id: 'till',
  client_secret: 'word',
  grant_types: [cibaGrantType],
  backchannel_token_delivery_mode: 'poll',
};

function faultOf(changes: Members, profile: 'core' | 'fapi1-ciba-id1' = 'core') {
  const offer = { settings: settingsOf(profile), keys: [stubKey] };
  return checkClientMetadata(profile, offer, { ...good, ...changes });
}

describe('a client in a configuration file', () => {
  it('is welcome when nothing is wrong with it', () => {
    expect(faultOf({})).toBeUndefined();
  });

  it('is not asked for its sector document', () => {
    const pairwise = {
      subject_type: 'pairwise',
      jwks_uri: 'https://client.example/jwks',
      token_endpoint_auth_method: 'private_key_jwt',
      sector_identifier_uri: 'https://sector.example/clients.json',
    };
    expect(faultOf(pairwise)).toBeUndefined();
  });

  for (const [member, changes] of [
    ['backchannel_token_delivery_mode', { backchannel_token_delivery_mode: 'pigeon' }],
    ['backchannel_client_notification_endpoint', { backchannel_token_delivery_mode: 'push' }],
    ['jwks.keys.0.kty', { jwks: { keys: [{ kty: 1 }] } }],
    ['jwks', { jwks: { keys: [{ ...ecKey, d: 'AQ' }] } }],
    ['client_secret', { client_secret: undefined }],
    ['client_secret', { client_secret: '' }],
    [
      'redirect_uris',
      { grant_types: ['authorization_code'], backchannel_token_delivery_mode: undefined },
    ],
  ] as const) {
    it(`is refused by the path ${member}: ${JSON.stringify(changes)}`, () => {
      expect(faultOf(changes)).toEqual({ member, sentence: expect.stringMatching(/^.{10,}\.$/) });
    });
  }

  it('is judged by the profile’s own rules as well', () => {
    const keyed = { jwks: { keys: [ecKey] }, token_endpoint_auth_method: 'private_key_jwt' };
    expect(faultOf(keyed, 'fapi1-ciba-id1')).toBeUndefined();
    expect(faultOf({}, 'fapi1-ciba-id1')?.member).toBe('token_endpoint_auth_method');
  });
});
