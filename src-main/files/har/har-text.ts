/** The JSON of a HAR file, read whole within its limits. */
import { WorkbenchError } from '../../workbench-error.ts';
import type { FileSource } from '../file-source.ts';
import { createJsonSpan } from '../json-span.ts';
import { deepestHar, largestHarBytes } from './har-limits.ts';

/** What the file says; throws a sentence where it is too large, too deep, or no JSON. */
export async function harJson(source: FileSource): Promise<unknown> {
  const text = await textOf(source);
  const span = createJsonSpan();
  span.endIn(text, text.indexOf('{'));
  if (span.depth() > deepestHar)
    throw new WorkbenchError(`The HAR file is nested more than ${deepestHar} levels deep.`);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new WorkbenchError('The HAR file is no JSON, or it was cut off.', { cause });
  }
}

async function textOf(source: FileSource): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source.chunks()) {
      bytes += chunk.length;
      if (bytes > largestHarBytes)
        throw new WorkbenchError(
          'The HAR file is larger than 64 MB, the most that is read of one.',
        );
      parts.push(decoder.decode(chunk, { stream: true }));
      await new Promise((resume) => setImmediate(resume));
    }
    return parts.join('') + decoder.decode();
  } catch (cause) {
    if (cause instanceof WorkbenchError) throw cause;
    throw new WorkbenchError('The HAR file is not UTF-8 text.', { cause });
  }
}
