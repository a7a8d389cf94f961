/**
 * How the person of a request is reached where the life of the request decides it: by a push while it
 * is short, by a message with a link when it is long or when no push can reach them.
 */
import type { Client } from '../../setup/client-metadata.ts';

/** What is known of the ways to the person. */
export interface Reach {
  /** The request is short enough for a push. */
  readonly isShort: boolean;
  /** A device of theirs is enrolled for pushes, and pushes are set up. */
  readonly push: boolean;
  /** They have an address, and nobody says that it was not verified. */
  readonly email: boolean;
}

interface Reached {
  readonly reach?: Reach | undefined;
  readonly client: Client | undefined;
}

/** A client that says nothing of its channels pushes. */
const usual = ['guardian-push'];

/** The way that is taken; «none» where there is none, undefined where each device has its own. */
export function channelChosen({ reach, client }: Reached): 'push' | 'email' | 'none' | undefined {
  if (reach === undefined) return undefined;
  const channels: readonly string[] = client?.async_approval_notification_channels ?? usual;
  if (reach.isShort && reach.push && channels.includes('guardian-push')) return 'push';
  return canMail({ reach, client }) ? 'email' : 'none';
}

/** Whether a message with a link can ask in place of a push. */
export function canMail({ reach, client }: Reached): boolean {
  return (
    reach?.email === true &&
    client?.async_approval_notification_channels?.includes('email') === true
  );
}
