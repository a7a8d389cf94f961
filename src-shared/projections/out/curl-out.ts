/** Every HTTP request as a curl command, in order, with a line that says when and between whom it went. */
import { curlText } from '../curl/curl-text.ts';
import type { Material } from './material.ts';
import { receiptWords } from './receipt.ts';
import { clockTime, shownLine } from './shown-characters.ts';
import type { WrittenExport } from './written-export.ts';

/** The commands, as a script for a POSIX shell. */
export function curlOut({ name, setup, messages, receipt }: Material): WrittenExport {
  const issuer = setup?.issuer ?? '';
  const commands = messages.flatMap(({ wire, at, from, to, title }) => {
    if (wire.kind !== 'http.request') return [];
    const said = shownLine(`${clockTime(at)} ${from} to ${to}: ${title}`);
    // What is to be masked was masked before.
    return [`# ${said}\n${curlText(wire, { issuer, withSecrets: true })}\n`];
  });
  const told = receipt(commands.length, 'answers and notes are no commands');
  const head = `#!/bin/sh\n# ${shownLine(name)}\n# ${receiptWords(told)}\n`;
  return { text: [head, ...commands].join('\n'), receipt: told };
}
