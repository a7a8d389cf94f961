/**
 * What lessons cite beside the clauses that rules rest on: sections that ask for nothing a rule could
 * check, and public issues in which somebody ran into it. Each says in our own words what it holds.
 */
export interface Source {
  readonly title: string;
  readonly url: string;
  readonly says: string;
}

const cibaCore =
  'https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html';
const fapiCiba = 'https://openid.net/specs/openid-financial-api-ciba-ID1.html';

const sections = {
  'ciba-core-1': {
    title: 'CIBA Core 1.0 §1, Introduction',
    url: `${cibaCore}#rfc.section.1`,
    says: 'The client that consumes and the device that authenticates are decoupled: no redirect goes through the consumption device.',
  },
  'ciba-core-2': {
    title: 'CIBA Core 1.0 §2, Terminology',
    url: `${cibaCore}#rfc.section.2`,
    says: 'The consumption device is where a service is used; the authentication device is where the person authenticates and consents.',
  },
  'ciba-core-3': {
    title: 'CIBA Core 1.0 §3, Overview',
    url: `${cibaCore}#rfc.section.3`,
    says: 'The acknowledgement comes at once; the result comes later, by poll, ping or push.',
  },
  'ciba-core-5': {
    title: 'CIBA Core 1.0 §5, Poll, ping and push modes',
    url: `${cibaCore}#rfc.section.5`,
    says: 'A client is registered for one of three ways to hear of the result.',
  },
  'ciba-core-7': {
    title: 'CIBA Core 1.0 §7, Backchannel authentication endpoint',
    url: `${cibaCore}#rfc.section.7`,
    says: 'The client calls it directly, over TLS, and authenticates itself.',
  },
  'ciba-core-9': {
    title: 'CIBA Core 1.0 §9, Client notification endpoint',
    url: `${cibaCore}#rfc.section.9`,
    says: 'It is an HTTPS address, and the provider proves itself there with the token that the client gave it.',
  },
  'ciba-core-10': {
    title: 'CIBA Core 1.0 §10, Getting the authentication result',
    url: `${cibaCore}#rfc.section.10`,
    says: 'The provider delivers by the registered mode, and by no other.',
  },
  'ciba-core-10.3': {
    title: 'CIBA Core 1.0 §10.3, Push callback',
    url: `${cibaCore}#rfc.section.10.3`,
    says: 'The result itself is posted to the client’s endpoint.',
  },
  'ciba-core-14': {
    title: 'CIBA Core 1.0 §14, Security considerations',
    url: `${cibaCore}#rfc.section.14`,
    says: 'Hint tokens ought to be signed; the endpoint ought to be under the client’s control; an ID token as a hint is checked like one.',
  },
  'ciba-core-15': {
    title: 'CIBA Core 1.0 §15, Privacy considerations',
    url: `${cibaCore}#rfc.section.15`,
    says: 'A hint may tell who somebody is; identifiers that mean nothing elsewhere are better.',
  },
  'fapi-ciba-id1-7.2': {
    title: 'FAPI-CIBA ID1 §7.2, Sessions started without the person’s knowledge or consent',
    url: fapiCiba,
    says: 'Whoever knows a hint can make somebody’s phone ring; hints that nobody can guess, or a user code, stand against it.',
  },
  'fapi-ciba-id1-7.3': {
    title: 'FAPI-CIBA ID1 §7.3, Reliance on the person to confirm the binding message',
    url: fapiCiba,
    says: 'An attacker may ask at the same time as the victim; what tells both apart is a message of the transaction on both devices.',
  },
  'rfc6202-5.5': {
    title: 'RFC 6202 §5.5, Timeouts',
    url: 'https://www.rfc-editor.org/rfc/rfc6202#section-5.5',
    says: 'A long poll that is held for thirty seconds is safe with most of what lies between.',
  },
  'rfc8628-3.5': {
    title: 'RFC 8628 §3.5, Device access token response',
    url: 'https://www.rfc-editor.org/rfc/rfc8628#section-3.5',
    says: 'The device grant knows the same words: authorization_pending and slow_down, which lengthens the interval by five seconds.',
  },
} as const satisfies Readonly<Record<string, Source>>;

const issues = {
  'abblix-166-reuse': {
    title: 'Abblix Oidc.Server #166: an auth_req_id of ping mode served more than once',
    url: 'https://github.com/Abblix/Oidc.Server/pull/166',
    says: 'In ping mode the grant was not removed when it was redeemed, so the same auth_req_id brought fresh tokens until it expired.',
  },
  'abblix-166-push': {
    title: 'Abblix Oidc.Server #166: tokens lost with a push that failed',
    url: 'https://github.com/Abblix/Oidc.Server/pull/166',
    says: 'A push that failed was taken for a delivered one; the grant was removed, and the tokens were gone.',
  },
  'abblix-166-ssrf': {
    title: 'Abblix Oidc.Server #166: callbacks to any address',
    url: 'https://github.com/Abblix/Oidc.Server/pull/166',
    says: 'The notification endpoint was taken without https, and callbacks could be sent to hosts inside.',
  },
  'abblix-158': {
    title: 'Abblix Oidc.Server #158: gaps found in a review of CIBA',
    url: 'https://github.com/Abblix/Oidc.Server/pull/158',
    says: 'An invalid login_hint_token was passed over in silence, storage dropped the notification endpoint and its token, and a check was never plugged in.',
  },
  'abblix-281': {
    title: 'Abblix Oidc.Server #281: the first poll was told to slow down',
    url: 'https://github.com/Abblix/Oidc.Server/issues/281',
    says: 'The next poll was allowed one interval after the request was opened, so that the very first one came too soon.',
  },
  'abblix-293': {
    title: 'Abblix Oidc.Server #293: the interval bounds the gap between polls',
    url: 'https://github.com/Abblix/Oidc.Server/pull/293',
    says: 'The interval lies between two polls; the first one has none before it.',
  },
  'abblix-289': {
    title: 'Abblix Oidc.Server #289: the store was asked before the client',
    url: 'https://github.com/Abblix/Oidc.Server/pull/289',
    says: 'A push client that polls can be refused without looking the request up at all.',
  },
  'abblix-437': {
    title: 'Abblix Oidc.Server #437: a pushed ID token without its bindings',
    url: 'https://github.com/Abblix/Oidc.Server/issues/437',
    says: 'The pushed ID token had neither the auth_req_id claim nor rt_hash, so that a client which checks them refuses every push.',
  },
  'abblix-450': {
    title: 'Abblix Oidc.Server #450: a rule cited from the wrong section',
    url: 'https://github.com/Abblix/Oidc.Server/issues/450',
    says: 'That the notification endpoint uses TLS stands in section 9; section 4 says that it is an HTTPS address.',
  },
  'thunder-4226': {
    title: 'Thunder #4226: tokens of CIBA were not bound by DPoP',
    url: 'https://github.com/thunder-id/thunderid/issues/4226',
    says: 'The proof was checked, and the access token came without cnf.jkt all the same: a plain bearer token.',
  },
  'thunder-3213': {
    title: 'Thunder #3213: another person could complete the authentication',
    url: 'https://github.com/thunder-id/thunderid/issues/3213',
    says: 'With federated sign-in the one who authenticates may not be the one that the hint names, and nobody would notice.',
  },
  'thunder-3171': {
    title: 'Thunder #3171: CIBA in poll mode, as it was reviewed',
    url: 'https://github.com/thunder-id/thunderid/pull/3171',
    says: 'A binding message that is the same for everybody binds nothing.',
  },
  'thunder-3493': {
    title: 'Thunder #3493: the binding message belongs on the consent prompt',
    url: 'https://github.com/thunder-id/thunderid/issues/3493',
    says: 'It stood in the notification alone, and not where the person decides.',
  },
  'thunder-3517': {
    title: 'Thunder #3517: approving without any scope',
    url: 'https://github.com/thunder-id/thunderid/issues/3517',
    says: 'Whether an approval of nothing is a refusal is argued there from both sides.',
  },
  'zeroid-139': {
    title: 'ZeroID #139: no rate limit at the backchannel endpoint',
    url: 'https://github.com/highflame-ai/zeroid/issues/139',
    says: 'Without one, people can be flooded with prompts, storage filled, and hints tried out.',
  },
  'wso2-27183': {
    title: 'WSO2 Identity Server #27183: completed with another account',
    url: 'https://github.com/wso2/product-is/issues/27183',
    says: 'Where matching is switched off, somebody can complete a request with another account and not be aware of it.',
  },
  'wso2-14118': {
    title: 'WSO2 Identity Server #14118: audiences of a client’s JWT',
    url: 'https://github.com/wso2/product-is/issues/14118',
    says: 'The issuer, the token endpoint and the backchannel endpoint are all to be accepted as the audience.',
  },
  'keycloak-44347': {
    title: 'Keycloak #44347: 403 or 400 for access_denied',
    url: 'https://github.com/keycloak/keycloak/issues/44347',
    says: 'The 403 of section 13 is meant for the backchannel endpoint; the token endpoint answers 400.',
  },
  'keycloak-49432': {
    title: 'Keycloak #49432, CVE-2026-9798: a locked account could be asked',
    url: 'https://github.com/keycloak/keycloak/issues/49432',
    says: 'The backchannel endpoint did not look whether the account was locked.',
  },
  'keycloak-50996': {
    title: 'Keycloak #50996, CVE-2026-16103: a locked account could still be redeemed',
    url: 'https://github.com/keycloak/keycloak/issues/50996',
    says: 'The lock was checked when the request was opened, and not when its tokens were fetched.',
  },
  'keycloak-52262': {
    title: 'Keycloak #52262: the lock is checked at redemption',
    url: 'https://github.com/keycloak/keycloak/pull/52262',
    says: 'Somebody who was locked out after approving gets no tokens any more.',
  },
  'keycloak-oauth-sig-61': {
    title: 'Keycloak OAuth SIG #61: polls were counted on each node alone',
    url: 'https://github.com/keycloak/keycloak-oauth-sig/issues/61',
    says: 'A client that comes by another node of the cluster is not told to slow down.',
  },
  'keycloak-oauth-sig-48': {
    title: 'Keycloak OAuth SIG #48: push mode',
    url: 'https://github.com/keycloak/keycloak-oauth-sig/issues/48',
    says: 'Push mode was left open there.',
  },
  'better-auth-8485': {
    title: 'better-auth #8485: a plugin for CIBA',
    url: 'https://github.com/better-auth/better-auth/pull/8485',
    says: 'How redemption is made to happen once, and when auth_time is, is told there.',
  },
  'duende-695': {
    title: 'Duende IdentityServer #695: the grant was missing in discovery',
    url: 'https://github.com/DuendeSoftware/products/issues/695',
    says: 'grant_types_supported did not name the CIBA grant.',
  },
  'duende-516': {
    title: 'Duende IdentityServer #516: what was still to do for CIBA',
    url: 'https://github.com/DuendeSoftware/products/issues/516',
    says: 'auth_time and idp were expected in tokens although nobody had signed in to a browser.',
  },
  'camara-282': {
    title: 'CAMARA #282: an ID token as the hint',
    url: 'https://github.com/camaraproject/IdentityAndConsentManagement/issues/282',
    says: 'A telephone number is public, so as a hint it can be tried out by anybody.',
  },
  'camara-133': {
    title: 'CAMARA #133: which hints a profile allows',
    url: 'https://github.com/camaraproject/IdentityAndConsentManagement/issues/133',
    says: 'One and only one hint is required; a profile may say which kind.',
  },
  'asvs-2755': {
    title: 'OWASP ASVS #2755: push bombing',
    url: 'https://github.com/OWASP/ASVS/issues/2755',
    says: 'Where pushes are used, rate limits or number matching stand against fatigue.',
  },
  'asvs-1415': {
    title: 'OWASP ASVS #1415: controls around push notifications',
    url: 'https://github.com/OWASP/ASVS/issues/1415',
    says: 'Whether a limit is enough, or something has to be entered from the other screen, is discussed there.',
  },
} as const satisfies Readonly<Record<string, Source>>;

export const sources = { ...sections, ...issues } as const;

export type SourceId = keyof typeof sources;

/** Whether something of that name can be cited. */
export function isSource(id: string): id is SourceId {
  return Object.hasOwn(sources, id);
}

/** Whether that is a section of a specification, and not an issue in which somebody ran into it. */
export function isSection(id: SourceId): id is keyof typeof sections {
  return Object.hasOwn(sections, id);
}
