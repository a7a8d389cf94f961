/**
 * The rule tables of each endpoint: the core's, and what a profile makes of them by inserting,
 * replacing and omitting rules by name.
 */
import { authorizationRules } from '../protocol/rules/backchannel/authorization-rules.ts';
import type { BackchannelCall } from '../protocol/rules/backchannel/backchannel-call.ts';
import { fapiRules } from '../protocol/rules/backchannel/fapi-rules.ts';
import { limitRules } from '../protocol/rules/backchannel/limit-rules.ts';
import { clientRightRules, parameterRules } from '../protocol/rules/backchannel/parameter-rules.ts';
import { personRules } from '../protocol/rules/backchannel/person-rules.ts';
import { signedRequestRules } from '../protocol/rules/backchannel/signed-request-rules.ts';
import { clientAuthenticationRules } from '../protocol/rules/client/client-authentication-rules.ts';
import {
  type ApplicationCall,
  applicationRules,
} from '../protocol/rules/console/application-rules.ts';
import { type EnrolmentCall, enrolmentRules } from '../protocol/rules/console/enrolment-rules.ts';
import { type DecisionCall, decisionRules } from '../protocol/rules/decision-rules.ts';
import {
  type ConfigurationCall,
  configurationRules,
} from '../protocol/rules/registration/configuration-rules.ts';
import {
  type ManagementCall,
  managementRules,
} from '../protocol/rules/registration/management-rules.ts';
import type { RegistrationCall } from '../protocol/rules/registration/registration-call.ts';
import { registrationRules } from '../protocol/rules/registration/registration-rules.ts';
import { fapiMetadataRules } from '../protocol/rules/registration/token-metadata-rules.ts';
import type { ResourceCall } from '../protocol/rules/resource/resource-call.ts';
import { userinfoRules } from '../protocol/rules/resource/userinfo-rules.ts';
import type { Rule } from '../protocol/rules/rule.ts';
import type { AuthorizationCall } from '../protocol/rules/sign-in/authorization-call.ts';
import { authorizationRequestRules } from '../protocol/rules/sign-in/authorization-rules.ts';
import { type CodeCall, codeRules } from '../protocol/rules/sign-in/code-rules.ts';
import { cibaGrantRules, grantTypeRules } from '../protocol/rules/token/ciba-grant-rules.ts';
import {
  encryptionRules,
  possessionRules,
  pushPossessionRules,
  senderConstraintRules,
} from '../protocol/rules/token/possession-rules.ts';
import { type RefreshCall, refreshRules } from '../protocol/rules/token/refresh-rules.ts';
import type { TokenCall } from '../protocol/rules/token/token-call.ts';
import {
  introspectionRules,
  revocationRules,
  type TokenQuery,
} from '../protocol/rules/token/token-query-rules.ts';
import { withProduct } from './product-rules.ts';
import type { Profile, RuleEdit } from './profile.ts';

/** What each table's rules look at. */
export interface RuleContexts {
  readonly 'backchannel-authentication': BackchannelCall;
  readonly token: TokenCall;
  readonly refresh: RefreshCall;
  readonly 'device-decision': DecisionCall;
  readonly authorization: AuthorizationCall;
  readonly 'authorization-code': CodeCall;
  readonly userinfo: ResourceCall;
  readonly introspection: TokenQuery;
  readonly revocation: TokenQuery;
  readonly registration: RegistrationCall;
  readonly 'client-configuration': ConfigurationCall;
  readonly 'client-management': ManagementCall;
  readonly 'application-management': ApplicationCall;
  readonly 'enrolment-management': EnrolmentCall;
}

export type RuleTable = keyof RuleContexts;
export type RuleTables = { readonly [Table in RuleTable]: readonly Rule<RuleContexts[Table]>[] };

type AnyTables = Readonly<Record<string, readonly Rule<never>[]>>;

const tokenAuthentication = clientAuthenticationRules({
  form: 'rfc6749-3.2',
  repeated: 'rfc6749-3.2',
});

export const coreTables: RuleTables = {
  'backchannel-authentication': [
    ...clientAuthenticationRules({ form: 'ciba-core-7.1', repeated: 'ciba-core-13' }),
    ...clientRightRules,
    ...pushPossessionRules,
    ...signedRequestRules,
    ...parameterRules,
    ...authorizationRules,
    ...personRules,
  ],
  token: [
    ...tokenAuthentication,
    ...grantTypeRules,
    ...possessionRules,
    ...encryptionRules,
    ...cibaGrantRules,
  ],
  refresh: [...tokenAuthentication, ...possessionRules, ...encryptionRules, ...refreshRules],
  'device-decision': decisionRules,
  authorization: authorizationRequestRules,
  // The one grant for clients without a secret: PKCE stands in for it.
  'authorization-code': [
    ...tokenAuthentication.filter(({ name }) => name !== 'is a confidential client'),
    ...possessionRules,
    ...encryptionRules,
    ...codeRules,
  ],
  userinfo: userinfoRules,
  introspection: [
    ...clientAuthenticationRules({ form: 'rfc7662-2.1', repeated: 'rfc7662-2.1' }),
    ...introspectionRules,
  ],
  revocation: [
    ...clientAuthenticationRules({ form: 'rfc7009-2.1', repeated: 'rfc7009-2.1' }),
    ...revocationRules,
  ],
  registration: registrationRules,
  'client-configuration': configurationRules,
  'client-management': managementRules,
  'application-management': applicationRules,
  'enrolment-management': enrolmentRules,
};

/** Rules that no core table holds; a profile puts them in by their names. */
const spareRules: Readonly<Record<string, readonly Rule<never>[]>> = {
  'backchannel-authentication': [...fapiRules, ...limitRules],
  token: senderConstraintRules,
  refresh: senderConstraintRules,
  'authorization-code': senderConstraintRules,
  registration: fapiMetadataRules,
};

/** The core's tables as a profile edits them, with its console and its words. */
export function tablesFor(profile: Profile): RuleTables {
  const tables: Record<string, readonly Rule<never>[]> = { ...coreTables };
  for (const edit of profile.rules) {
    tables[edit.table] = editTable(tables[edit.table] ?? [], edit);
  }
  return withProduct(tables, profile) as unknown as RuleTables;
}

function editTable(rules: readonly Rule<never>[], edit: RuleEdit): readonly Rule<never>[] {
  switch (edit.edit) {
    case 'insert':
      return rules.flatMap((rule) =>
        rule.name === edit.after ? [rule, spareRule(edit.table, edit.rule)] : [rule],
      );
    case 'replace':
      return rules.map((rule) =>
        rule.name === edit.rule ? spareRule(edit.table, edit.with) : rule,
      );
    default:
      return rules.filter(({ name }) => name !== edit.rule);
  }
}

function spareRule(table: string, name: string): Rule<never> {
  // A rule of the core's own may be left out in its place and be put in elsewhere.
  const own: readonly Rule<never>[] = (coreTables as AnyTables)[table] ?? [];
  const found = [...(spareRules[table] ?? []), ...own].find((rule) => rule.name === name);
  if (found === undefined) throw new Error(`There is no spare rule «${name}» for ${table}.`);
  return found;
}
