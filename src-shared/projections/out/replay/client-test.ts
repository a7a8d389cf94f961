/**
 * The run as a test of somebody's own client: a file for vitest that is the provider of the record,
 * on loopback, and says of each call of the client what differs from the recorded one.
 */
import type { Material } from '../material.ts';
import { receiptWords } from '../receipt.ts';
import type { WrittenExport } from '../written-export.ts';
import { asciiJson, commentLine } from './ascii-json.ts';
import { clientPart } from './client-steps.ts';
import { clientTestText } from './client-test-text.ts';

/** The file. */
export function clientTest(material: Material): WrittenExport {
  const { client = 'nobody', steps } = clientPart(material);
  const told = material.receipt(
    steps.length * 2,
    'a test of a client has the calls and answers of one client, and what it is told',
  );
  const head = [
    `/*`,
    ` * ${commentLine(material.name)}: the provider of a recorded run, for your own client.`,
    ` * It stands in for ${commentLine(client)}.`,
    ` * From CIBA Workbench: ${commentLine(receiptWords(told))}.`,
    ` *`,
    ` *   CLIENT_COMMAND="node my-client.js" npx vitest run THIS_FILE`,
    ` *`,
    ` * CLIENT_COMMAND  starts your client; it finds the provider's address in ISSUER.`,
    ` * PORT            where the provider listens on loopback; left out, anywhere.`,
    ` * PACE            1 is as recorded; 0.2 shortens the interval and all pauses to a fifth.`,
    ` * NOTIFICATION_ENDPOINT  where your client takes pings and pushes.`,
    ` */`,
  ];
  const text = [
    ...head,
    clientTestText.trim().replace('__STEPS__', () => asciiJson(steps)),
    '',
  ].join('\n');
  return { text, receipt: told };
}
