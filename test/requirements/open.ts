/**
 * The requirements that have no passing test yet. The list only ever shrinks: a number whose test
 * passes must be struck, by hand or by `npm run requirements -- --strike`; at the end it is empty.
 */
import { numbersIn } from './requirement.ts';

export const open = numbersIn(`
`);
