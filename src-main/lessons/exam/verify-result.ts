/**
 * Looks at a file that says it is the result of an exam: whether a workbench signed it and nobody has
 * changed it since. Who sat there no signature can say.
 */
import { compactVerify, errors, importJWK } from 'jose';
import { z } from 'zod';
import { paperHash } from '#shared/lessons/exam/exam-paper.ts';
import { type ExamResult, examResult } from '#shared/lessons/exam/exam-result.ts';
import { makePaper } from '#shared/lessons/exam/make-paper.ts';
import type { ExamVerdict } from '#shared/lessons/exam/verdict.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { sentenceOfIssues } from '#shared/trace/run-file/issue-sentence.ts';
import { type PublicExamKey, publicExamKey, resultType, thumbprintOf } from './exam-key.ts';

interface Expected {
  /** The key that has to have signed it; undefined where any may. */
  readonly key?: PublicExamKey | undefined;
  /** The key of this very workbench. */
  readonly own?: PublicExamKey | undefined;
  readonly lessons: readonly Lesson[];
}

type Refused = Extract<ExamVerdict, { kind: 'refused' }>;

/** Only ES256, and only by the key in the head: «none» and every other algorithm are refused. */
const examHeader = z.strictObject({
  alg: z.literal('ES256'),
  typ: z.literal(resultType),
  kid: z.string(),
  jwk: publicExamKey.strict(),
});

const noResult = 'This is no result of an exam: it is not a signed text in three parts.';
const cutShort = 'This result is not whole: a part of it is missing, or it was cut short.';
const changed =
  'The signature does not fit: something was changed after the workbench signed it, or it is not whole.';

/** Looks at the text of the file. */
export async function verifiedResult(text: string, expected: Expected): Promise<ExamVerdict> {
  const signed = text.trim();
  const fault = formFault(signed);
  if (fault !== undefined) return refused(fault);
  const head = examHeader.safeParse(jsonOf(signed.split('.')[0]));
  if (!head.success) return refused(headFault(signed));
  const { jwk, kid } = head.data;
  const signedBy = await thumbprintOf(jwk);
  if (signedBy !== kid) return refused('The key in its head is not the one that it names.');
  const key = await standingOf(signedBy, expected);
  if (key === 'foreign')
    return refused(`It was signed by another key, ${signedBy}, and not by the one expected.`);
  const payload = await payloadOf(signed, jwk);
  if (payload === undefined) return refused(changed);
  const read = readResult(payload);
  if (typeof read === 'string') return refused(read);
  return { kind: 'genuine', result: read, signedBy, key, paper: paperOf(read, expected.lessons) };
}

/** What is wrong with it before anything in it is read. */
function formFault(signed: string): string | undefined {
  const [head = '', payload = '', signature, ...more] = signed.split('.');
  if (!/^eyJ[\w-]*$/.test(head)) return noResult;
  if (signature === '' && payload !== '')
    return `It bears no signature. ${jsonOf(head) === undefined ? '' : headFault(signed)}`.trim();
  return signature === undefined || payload === '' || more.length > 0 ? cutShort : undefined;
}

/** Whose key that is, for whoever asks. */
async function standingOf(signedBy: string, { key, own }: Expected) {
  if (key !== undefined) return (await thumbprintOf(key)) === signedBy ? 'expected' : 'foreign';
  return own !== undefined && (await thumbprintOf(own)) === signedBy ? 'own' : 'unknown';
}

/** The result that was signed, or why it is none. */
function readResult(payload: string): ExamResult | string {
  const read = examResult.safeParse(jsonOf(payload));
  if (!read.success)
    return `It is signed, but is no result: ${sentenceOfIssues(read.error.issues)}`;
  return paperHash(read.data.paper) === read.data.paperHash
    ? read.data
    : 'It is signed, but the paper in it is not the one that it names.';
}

function refused(sentence: string): Refused {
  return { kind: 'refused', sentence };
}

function headFault(signed: string): string {
  const alg = z.object({ alg: z.string() }).safeParse(jsonOf(signed.split('.')[0]));
  if (alg.success && alg.data.alg !== 'ES256')
    return `Its head says that it is signed by «${alg.data.alg}»; a workbench signs by ES256.`;
  return 'Its head is not that of a result which a workbench signed.';
}

function jsonOf(part = ''): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** In Base64url, as it was signed; undefined where the signature does not fit. */
async function payloadOf(signed: string, jwk: PublicExamKey): Promise<string | undefined> {
  try {
    const key = await importJWK({ ...jwk }, 'ES256');
    const { payload } = await compactVerify(signed, key, { algorithms: ['ES256'] });
    return Buffer.from(payload).toString('base64url');
  } catch (thrown) {
    if (thrown instanceof errors.JOSEError || thrown instanceof DOMException) return undefined;
    throw thrown;
  }
}

/** The seed and the student make their paper anew. */
function paperOf({ paper, paperHash: name }: ExamResult, lessons: readonly Lesson[]) {
  const made = makePaper(paper.terms, paper.student, lessons);
  return made.kind === 'made' && paperHash(made.paper) === name ? 'same' : 'other';
}
