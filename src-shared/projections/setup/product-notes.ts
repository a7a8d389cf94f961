/** Notes on settings that came with products, each of which every profile may set. */
import { note } from './setting-note.ts';

export const productNotes = {
  acknowledges_usual_life: note(
    'The usual life told to all',
    'next request',
    'The acknowledgement says the usual expires_in; the request itself lives as long as was asked.',
  ),
  channels: note(
    'Notification channels',
    'next request',
    'A link goes out by e-mail and text message, or comes back to the client as auth_url.',
  ),
  device_door: note(
    'Door to the devices',
    'next call',
    'Other servers, such as a Keycloak, may ask people here by its channel; on loopback only.',
  ),
  device_door_callback: note(
    'Callback of that door',
    'next callback',
    'Results that nobody waits for are posted there, by the rules for callbacks.',
  ),
  management_token: note(
    'Token of the management API',
    'next call',
    'A call of the management API with any other token is answered 401.',
  ),
} as const;
