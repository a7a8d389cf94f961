/**
 * The requirements that are left out on purpose, each with the reason that the table prints.
 * A number with a test does not belong here, and one that is only not done yet belongs in `open`.
 */

export interface NotDone {
  readonly id: string;
  readonly reason: string;
}

export const notDone: readonly NotDone[] = [
  {
    id: 'R-172',
    reason: 'The provider is one process by design: no second node could share its polling state.',
  },
];
