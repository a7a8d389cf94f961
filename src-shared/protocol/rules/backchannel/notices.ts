/**
 * Which of the channels that are enabled carry the link of a request: e-mail and text messages go out
 * by themselves, and the client brings the link where it asked for that or where nothing else is enabled.
 */
import type { NoticeChannel } from '../../setup/notice-channel.ts';
import type { Json } from '../../token-recipe.ts';

/** What is known of the channels of one request; only where the settings name any. */
export interface Notices {
  /** Those that it would go by. */
  readonly taken: readonly NoticeChannel[];
  /** Those among them that are set up and lead to this person. */
  readonly open: readonly NoticeChannel[];
}

interface Noticed {
  readonly notices?: Notices | undefined;
}

/** The channels that a request goes by; none for one that is not enabled. */
export function channelsTaken(
  enabled: readonly NoticeChannel[],
  asked: Json | undefined,
): readonly NoticeChannel[] {
  if (asked !== undefined) return enabled.filter((channel) => channel === asked);
  const automatic = enabled.filter((channel) => channel !== 'external');
  return automatic.length === 0 ? enabled : automatic;
}

/** Whether that channel is taken, and no other one that is taken leads to the person. */
export function isOnlyWay({ notices }: Noticed, channel: NoticeChannel): boolean {
  if (notices === undefined) return false;
  return notices.taken.includes(channel) && notices.open.every((one) => one === channel);
}

/** Whether the client is given the link, to bring it to the person. */
export function isBroughtByClient({ notices }: Noticed): boolean {
  return notices?.open.includes('external') === true;
}
