/** What is asked of an enrolment that is to be changed by its API: a person, and what they are asked for. */
import { z } from 'zod';
import type { User } from '../../setup/user.ts';
import { passed, type Rule, refuse } from '../rule.ts';
import { type ManagedCall, managementTokenRules, shownFault } from './management-token-rules.ts';

export const enrolmentUpdate = z.looseObject({
  methods: z.looseObject({
    push: z.looseObject({
      transactionTypes: z.array(z.enum(['LOGIN', 'CIBA'])).max(2),
    }),
  }),
});

export interface EnrolmentCall extends ManagedCall {
  /** Whose enrolment it is. */
  readonly user: User | undefined;
}

export const enrolmentRules: readonly Rule<EnrolmentCall>[] = [
  ...managementTokenRules,
  {
    name: 'enrolment is somebody’s',
    clause: 'rfc7592-2',
    teaching: 'An enrolment belongs to one person; here it has the name of that person’s subject.',
    check: ({ user }) =>
      user === undefined
        ? refuse('invalid_client_metadata', 'Resource not found', { status: 404 })
        : passed,
  },
  {
    name: 'transaction types can be read',
    clause: 'rfc7592-2',
    teaching: 'A phone is enrolled for signing in and for CIBA transactions apart.',
    check: ({ update }) => {
      const fault = enrolmentUpdate.safeParse(update).error?.issues[0];
      return fault === undefined
        ? passed
        : refuse('invalid_client_metadata', `Api validation failed: ${shownFault(fault)}`);
    },
  },
];
