/**
 * What is asked of an application that a management API is to create or to change: its shape, and that
 * the members of CIBA come with the grant of CIBA and with it alone.
 */
import { z } from 'zod';
import { cibaGrantType } from '../../metadata.ts';
import type { Client } from '../../setup/client-metadata.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import { type ManagedCall, managementTokenRules, shownFault } from './management-token-rules.ts';

const text = z.string().max(2000);
const texts = z.array(text).max(50);

export const managedApplication = z.looseObject({
  name: z.literal('oidc_client'),
  label: z.string().min(1).max(100),
  signOnMode: z.literal('OPENID_CONNECT'),
  credentials: z
    .looseObject({
      oauthClient: z
        .looseObject({
          token_endpoint_auth_method: z
            .enum(['none', 'client_secret_basic', 'client_secret_post'])
            .exactOptional(),
        })
        .exactOptional(),
    })
    .exactOptional(),
  settings: z.looseObject({
    oauthClient: z.looseObject({
      client_uri: text.nullable().exactOptional(),
      logo_uri: text.nullable().exactOptional(),
      redirect_uris: texts.exactOptional(),
      response_types: z.array(z.enum(['code', 'token', 'id_token'])).exactOptional(),
      grant_types: texts.min(1),
      application_type: z.enum(['web', 'native', 'browser', 'service']),
      backchannel_token_delivery_mode: z.literal('poll').exactOptional(),
      backchannel_authentication_request_signing_alg: z
        .enum(['RS256', 'RS384', 'RS512', 'PS256', 'ES256'])
        .exactOptional(),
      backchannel_custom_authenticator_id: z.string().min(1).max(200).exactOptional(),
    }),
  }),
});

export type ManagedApplication = Readonly<z.infer<typeof managedApplication>>;

export interface ApplicationCall extends ManagedCall {
  /** The application that is to be changed; undefined where nobody has it. */
  readonly client: Client | undefined;
  /** Whether one is changed, and not created. */
  readonly changes: boolean;
}

const membersOfGrant = [
  'backchannel_token_delivery_mode',
  'backchannel_authentication_request_signing_alg',
  'backchannel_custom_authenticator_id',
] as const;

function settingsIn(update: unknown): ManagedApplication['settings']['oauthClient'] | undefined {
  return managedApplication.safeParse(update).data?.settings.oauthClient;
}

const hasGrant = (update: unknown): boolean =>
  settingsIn(update)?.grant_types.includes(cibaGrantType) === true;

export const applicationRules: readonly Rule<ApplicationCall>[] = [
  ...managementTokenRules,
  {
    name: 'managed application is known',
    clause: 'rfc7592-2',
    teaching: 'An application that is not there can be created, and cannot be changed.',
    check: ({ changes, client }) =>
      changes && client === undefined
        ? refuse('invalid_client_metadata', 'Resource not found', { status: 404 })
        : passed,
  },
  {
    name: 'application is one that can be kept',
    clause: 'rfc7592-2',
    teaching: 'What is written there is the whole application, and all of it has to be readable.',
    check: ({ update }) => {
      const fault = managedApplication.safeParse(update).error?.issues[0];
      return fault === undefined
        ? passed
        : refuse('invalid_client_metadata', `Api validation failed: ${shownFault(fault)}`);
    },
  },
  {
    name: 'members of CIBA come with its grant',
    clause: 'rfc7592-2',
    teaching: 'The three members that begin with backchannel are there only with the CIBA grant.',
    check: ({ update }) => {
      const held = settingsIn(update);
      const member = membersOfGrant.find((name) => held?.[name] !== undefined);
      return member === undefined || hasGrant(update)
        ? passed
        : refuse('invalid_client_metadata', `Api validation failed: ${member} without its grant`);
    },
  },
  {
    name: 'CIBA is for web applications',
    clause: 'rfc7592-2',
    teaching: 'A web application keeps a secret, and only such an application may have the grant.',
    check: ({ update }) =>
      hasGrant(update) && settingsIn(update)?.application_type !== 'web'
        ? refuse('invalid_client_metadata', 'Api validation failed: application_type')
        : passed,
  },
  {
    name: 'CIBA names its authenticator',
    clause: 'rfc7592-2',
    teaching: 'Without the name of a custom authenticator nothing could ask the person.',
    check: ({ update }) =>
      hasGrant(update) && settingsIn(update)?.backchannel_custom_authenticator_id === undefined
        ? refuse(
            'invalid_client_metadata',
            'Api validation failed: backchannel_custom_authenticator_id',
          )
        : passed,
  },
];
