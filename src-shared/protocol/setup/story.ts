/**
 * The stories that a relying party's window can tell. A story is told on the screen of whoever asks;
 * the protocol below it is the same in all of them.
 */
import { z } from 'zod';

export const storyName = z.enum(['till', 'call-centre', 'screen', 'agent']);

export type StoryName = z.infer<typeof storyName>;
