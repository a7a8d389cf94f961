/**
 * Group M of the checklist: what a server that runs for days must hold.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const operations = group(
  'M',
  'Hardening and operations',
  `
R-296 P Secrets, codes and bearers are compared in constant time.
R-297 P Logs and traces show no token, notification token or user code in clear.
R-298 P The JWT of an accepted signed request is kept as evidence.
R-299 P Pending requests survive a restart between acknowledgement and approval.
R-300 P Expired requests are removed after their grace, and the store does not grow without bound.
R-301 P Known and unknown users are answered in similar time, under the same rate limits.
R-302 P One pending request too many for a user: 429 with Retry-After or 403 access_denied, and those already pending are untouched.
R-303 P Revoking a CIBA token answers 200, and introspection then calls it inactive.
R-304 P Clocks that differ by five seconds either way change no outcome.
`,
);
