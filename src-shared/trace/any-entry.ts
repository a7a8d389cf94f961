/** Judges entries that come from elsewhere: a file, a client, a page. */
import { z } from 'zod';
import { derivedEntry } from './derived-entry.ts';
import { inputEntry } from './input-entry.ts';

export const entry = z.discriminatedUnion('kind', [...inputEntry.options, ...derivedEntry.options]);
