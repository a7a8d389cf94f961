/**
 * Group F of the checklist: the answer to an accepted backchannel request.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const acknowledgement = group(
  'F',
  'Acknowledgement',
  `
R-158 M An accepted request is answered 200 with application/json and Cache-Control no-store.
R-159 M auth_req_id uses only letters, digits, hyphen, dot and underscore, carries at least 128 bits (160 by design), and a thousand of them are all different.
R-160 M expires_in is a JSON integer above zero.
R-161 M interval, for poll and ping, is left out or an integer of at least 1, by default 5.
R-162 M A push client is told no interval.
R-163 M The lifetime counts from the moment the request arrived, not from the approval.
R-164 M The expires_in that is told is the lifetime that holds, requested_expiry included.
R-165 S The auth_req_id is stored hashed, or cannot be guessed from any log.
`,
);
