/** All that is asked of a client’s metadata, in order; also for a client that a file describes. */
import { deliveryRules, requestMetadataRules } from './ciba-metadata-rules.ts';
import { grantMetadataRules, keyMetadataRules, methodRules } from './credential-metadata-rules.ts';
import { documentRules } from './document-rules.ts';
import type { MetadataRule } from './registration-call.ts';
import { sectorRules } from './sector-rules.ts';
import { redirectRules, tokenMetadataRules } from './token-metadata-rules.ts';

export const registrationRules: readonly MetadataRule[] = [
  ...documentRules,
  ...deliveryRules,
  ...requestMetadataRules,
  ...grantMetadataRules,
  ...redirectRules,
  ...keyMetadataRules,
  ...methodRules,
  ...tokenMetadataRules,
  ...sectorRules,
];
