/** By which ways a provider may tell somebody of a request; external: the client brings the link. */
import { z } from 'zod';

export const noticeChannels = ['email', 'sms', 'external'] as const;
export const noticeChannel = z.enum(noticeChannels);
export type NoticeChannel = z.infer<typeof noticeChannel>;
