/**
 * Reads a configuration file and says in one sentence, naming the place inside the file, why it
 * cannot be used. The file is somebody's own writing and may be anything.
 */
import { readFileSync, statSync } from 'node:fs';
import { sentenceOfIssues } from '#shared/trace/run-file/issue-sentence.ts';
import { sentenceOf, WorkbenchError } from '../../workbench-error.ts';
import { type Config, config } from './config.ts';

const largestFile = 16 * 1024 * 1024;

/** The configuration in that file, or a WorkbenchError that says what is wrong with it. */
export function readConfigFile(path: string): Config {
  const found = config.safeParse(readJson(path));
  if (found.success) return found.data;
  throw new WorkbenchError(`${path}: ${sentenceOfIssues(found.error.issues)}`);
}

function readJson(path: string): unknown {
  let text: string;
  try {
    if (statSync(path).size > largestFile) throw new Error('it is larger than 16 MB');
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new WorkbenchError(`${path} cannot be read (${sentenceOf(cause)}).`, { cause });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new WorkbenchError(`${path} is no JSON (${sentenceOf(cause)}).`, { cause });
  }
}
