/** The requests that a client can make of the provider, each with the cards of its parameters. */
import { cibaGrantType, paths } from '../../protocol/metadata.ts';
import { authenticationCards, clientCards } from './authentication-cards.ts';
import { card, type RequestCard, type RequestForm } from './request-card.ts';

const grantType = (value: string): RequestCard =>
  card('grant_type', 'required', 'none', [
    `Which grant it is: ${value}.`,
    'RFC 6749 §3.2',
    'A grant for which the client is not registered.',
  ]);

const tokenCards: readonly RequestCard[] = [
  card('token', 'required', 'none', [
    'An access or refresh token of this provider.',
    'RFC 7662 §2.1',
    'It is sent as a header.',
  ]),
  card('token_type_hint', 'optional', 'none', [
    'access_token or refresh_token; only a hint.',
    'RFC 7662 §2.1',
    'It is relied on.',
  ]),
];

const asForm = { method: 'POST', authenticates: true, body: 'form' } as const;
const asDocument = { method: 'GET', authenticates: false, body: 'none', cards: [] } as const;

export const requestForms = {
  authentication: {
    ...asForm,
    title: 'Backchannel authentication',
    path: paths.backchannelAuthentication,
    clause: 'CIBA Core 1.0 §7.1',
    cards: authenticationCards,
  },
  token: {
    ...asForm,
    title: 'Token, by auth_req_id',
    path: paths.token,
    clause: 'CIBA Core 1.0 §10.1',
    cards: [
      grantType(cibaGrantType),
      card('auth_req_id', 'required', 'none', [
        'The receipt of a request of this very client, not redeemed yet.',
        'CIBA Core 1.0 §10.1',
        'It is presented sooner than the interval allows, or twice.',
      ]),
    ],
  },
  refresh: {
    ...asForm,
    title: 'Token, by refresh token',
    path: paths.token,
    clause: 'RFC 6749 §6',
    cards: [
      grantType('refresh_token'),
      card('refresh_token', 'required', 'none', [
        'The newest one of its family.',
        'RFC 6749 §6',
        'One that was used already: the whole grant ends.',
      ]),
      card('scope', 'optional', 'what was granted', [
        'No more than was granted.',
        'RFC 6749 §6',
        'More than was granted.',
      ]),
    ],
  },
  introspection: {
    ...asForm,
    title: 'Introspection',
    path: paths.introspection,
    clause: 'RFC 7662 §2.1',
    cards: tokenCards,
  },
  revocation: {
    ...asForm,
    title: 'Revocation',
    path: paths.revocation,
    clause: 'RFC 7009 §2.1',
    cards: tokenCards,
  },
  userinfo: {
    ...asDocument,
    title: 'Userinfo',
    path: paths.userinfo,
    clause: 'OpenID Connect Core 1.0 §5.3',
  },
  registration: {
    title: 'Registration',
    method: 'POST',
    path: paths.registration,
    clause: 'RFC 7591 §3.1',
    authenticates: false,
    body: 'json',
    cards: [],
  },
  discovery: {
    ...asDocument,
    title: 'Discovery',
    path: paths.discovery,
    clause: 'OpenID Connect Discovery 1.0 §4',
  },
  jwks: {
    ...asDocument,
    title: 'Keys',
    path: paths.jwks,
    clause: 'OpenID Connect Core 1.0 §10.1.1',
  },
} as const satisfies Readonly<Record<string, RequestForm>>;

export type RequestFormName = keyof typeof requestForms;

/** The form of that name, whose cards include those of the client where it has to say who it is. */
export function requestForm(name: RequestFormName): RequestForm {
  const form: RequestForm = requestForms[name];
  return form.authenticates ? { ...form, cards: [...form.cards, ...clientCards] } : form;
}

/** The form whose path that is; undefined for an address that is none of the provider’s. */
export function formOfTarget(target: string, body: string): RequestFormName | undefined {
  const path = target.split('?')[0];
  if (path === paths.token) return body.includes('grant_type=refresh_token') ? 'refresh' : 'token';
  const names = Object.keys(requestForms).filter(isFormName);
  return names.find((name) => requestForms[name].path === path);
}

export function isFormName(name: string): name is RequestFormName {
  return Object.hasOwn(requestForms, name);
}
