/** One thing done to a faultless call before it is sent; hostile requests are made of a few of them. */
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { Blank } from './blank.ts';
import type { Known } from './known.ts';

export type Spoil = (blank: Blank, known: Known, client: Client) => Blank;
