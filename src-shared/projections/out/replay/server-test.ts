/**
 * The run as a test of somebody's own provider: a file for vitest that sends what the clients sent,
 * in that order and with those pauses, and says of each answer what differs from the recorded one.
 */
import type { Material } from '../material.ts';
import { receiptWords } from '../receipt.ts';
import { clockTime } from '../shown-characters.ts';
import type { WrittenExport } from '../written-export.ts';
import { asciiJson, commentLine } from './ascii-json.ts';
import type { ReplayStep } from './replay-data.ts';
import { replaySteps } from './replay-steps.ts';
import { serverTestText } from './server-test-text.ts';

/** The file. */
export function serverTest(material: Material): WrittenExport {
  const steps = replaySteps(material);
  const told = material.receipt(
    steps.filter(({ kind }) => kind !== 'decision').length,
    'only what clients ask and a provider answers is in a test of a provider',
  );
  const clients = new Set(
    steps.flatMap((step) =>
      step.kind === 'call' && step.proof.kind !== 'none' ? [step.proof.client] : [],
    ),
  );
  const last = steps.at(-1)?.at ?? 0;
  const head = [
    `/*`,
    ` * ${commentLine(material.name)}: a recorded run against your own provider.`,
    ` * From CIBA Workbench: ${commentLine(receiptWords(told))}.`,
    ` *`,
    ` *   ISSUER=https://op.example CLIENT_SECRET=... npx vitest run THIS_FILE`,
    ` *`,
    ` * ISSUER         your provider; its metadata says where the endpoints are.`,
    ` * CLIENT_SECRET  of the client${clients.size > 1 ? 's; or CLIENT_SECRET_<CLIENT_ID> of each' : ''}: ${commentLine([...clients].join(', '))}.`,
    ` * CLIENT_ID      where it is called otherwise at your provider.`,
    ` * PACE           1 waits as long as was recorded (${clockTime(last)}); 0.1 a tenth of it.`,
    ` * CONTROL, CONTROL_TOKEN  for decide() below, as «cli -- serve» prints them.`,
    ` */`,
  ];
  const text = [
    ...head.map((line) => line.replaceAll(/[^ -~]/g, "'")),
    serverTestText
      .trim()
      .replace('__STEPS__', () => asciiJson(steps satisfies readonly ReplayStep[])),
    '',
  ].join('\n');
  return { text, receipt: told };
}
