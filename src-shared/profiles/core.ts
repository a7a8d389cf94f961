/**
 * The profile `core`: CIBA Core 1.0 as it stands, in poll mode. A profile is rule tables and
 * values; it holds no behaviour of its own.
 */
import { backchannelRules } from '../protocol/rules/backchannel-rules.ts';
import { clientAuthenticationRules } from '../protocol/rules/client-authentication-rules.ts';
import { decisionRules } from '../protocol/rules/decision-rules.ts';
import { tokenRules } from '../protocol/rules/token-rules.ts';
import type { ProviderSettings } from '../protocol/run-setup.ts';

export const coreProfile = {
  name: 'core',
  tables: {
    'backchannel-authentication': [
      ...clientAuthenticationRules({ form: 'ciba-core-7.1', repeated: 'ciba-core-13' }),
      ...backchannelRules,
    ],
    token: [
      ...clientAuthenticationRules({ form: 'rfc6749-3.2', repeated: 'rfc6749-3.2' }),
      ...tokenRules,
    ],
    'device-decision': decisionRules,
  },
} as const;

export type RuleTable = keyof typeof coreProfile.tables;

export const coreSettings: ProviderSettings = {
  // CIBA Core §7.3: a client that is told no interval uses five seconds.
  interval: 5,
  default_expires_in: 120,
  max_expires_in: 600,
  slow_down_seconds: 5,
  binding_message_max_length: 100,
  access_token_lifetime: 3600,
  id_token_lifetime: 3600,
};
