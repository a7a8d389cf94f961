/**
 * Group K of the checklist: what the user sees and decides.
 * It says what is demanded; which tests show it is worked out from their names.
 */
import { group } from '../requirement.ts';

export const userInteraction = group(
  'K',
  'User interaction on the authentication device',
  `
R-248 M The device shows the client's name, what it asks for and the binding message, and offers to approve and to deny.
R-249 M An earlier consent or a live session does not decide: the user is still asked.
R-250 M An approval weaker than the acr_values demand is refused or stepped up, and no acr is claimed that was not reached.
R-251 M Authorization details are rendered for the user.
R-252 P Markup in a binding message is shown as text.
R-253 P Several pending requests are listed with client, time and message, and decided one by one.
R-254 P For a user who reports fraud the client learns access_denied only, and the event is recorded.
R-255 P A test hook settles a request by auth_req_id and an action of allow or deny, and is absent from production.
`,
);
