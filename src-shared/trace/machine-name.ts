/** The charts that can move in a run. */
import { z } from 'zod';

export const machineName = z.enum([
  'authentication-request',
  'polling',
  'notification-delivery',
  'relying-party',
  'authentication-device',
  'person',
]);
export type MachineName = z.infer<typeof machineName>;
