/**
 * What somebody does in a beat, as a scripted intent. Where an intent needs something that is known
 * only in the run, such as the `auth_req_id` that an attacker has overheard, a fill takes it from
 * there, and `{{name}}` stands for it.
 */
import { z } from 'zod';
import { scriptedIntentWith } from '../trace/run-file/scripted-intent.ts';
import { lessonMatch, ordinal } from './lesson-match.ts';

/** «{{length}}» and «{{jwt1}}» are a hand-made request’s own. */
const reserved = /^(length|jwt\d*)$/;
const namePattern = /^[a-z][a-z0-9_]{0,39}$/;

const fillName = z
  .string()
  .regex(namePattern, 'A fill is named by small letters, digits and underscores.')
  .refine((name) => !reserved.test(name), 'length and jwt1 are names of a request by hand.');

const fill = z
  .strictObject({
    match: lessonMatch.describe('The entry that it is taken from.'),
    ordinal: ordinal.exactOptional().describe('Which one; left out, the newest.'),
    take: z
      .string()
      .max(200)
      .regex(
        /^(parameter|header|field)\.[^\s]+$/,
        'It is taken from parameter.NAME, header.NAME or field.NAME.',
      )
      .describe(
        'parameter.auth_req_id and header.authorization of a message; field.message, field.timer, ' +
          'field.wire of any entry.',
      ),
    body: z
      .string()
      .max(20_000)
      .exactOptional()
      .describe('With field.wire: the text of another body; {{names}} in it are filled in.'),
    headers: z
      .array(z.tuple([z.string().min(1).max(200), z.string().max(8000)]))
      .max(20)
      .readonly()
      .exactOptional()
      .describe('With field.wire: what stands in place of the headers of those names.'),
  })
  .refine(
    ({ take, body, headers }) =>
      take === 'field.wire' || (body === undefined && headers === undefined),
    'Only field.wire takes another body or other headers.',
  );

const placeholder = z
  .string()
  .regex(/^\{\{[a-z][a-z0-9_]{0,39}\}\}$/)
  .describe('What a fill of that name found.');

const deed = z
  .strictObject({
    after: z
      .int()
      .min(0)
      .max(366 * 86_400_000)
      .default(0)
      .describe('Milliseconds since the beat began.'),
    intent: scriptedIntentWith(placeholder).describe(
      'What somebody does, without the run; prompt, authReqId and signIn may be left out, then the ' +
        'newest is meant. {{name}} stands for what the fill of that name found.',
    ),
    fills: z
      .record(fillName, fill)
      .refine((fills) => Object.keys(fills).length <= 20, 'There are 20 fills at most.')
      .exactOptional(),
  })
  .meta({ id: 'Deed' });

export const deeds = z.array(deed).max(200).readonly();

export type Deed = Readonly<z.infer<typeof deed>>;
export type Fill = Readonly<z.infer<typeof fill>>;
