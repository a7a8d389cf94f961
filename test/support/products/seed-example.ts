/**
 * An example of a product’s guide as a reader types it: the text of its cURL call with a few words
 * substituted, each with its reason, read by a real shell and sent to a provider of ours.
 */
import { loopbackFetch } from '../shell/http-call.ts';
import { type CurlCall, callOf } from '../shell/shell-words.ts';

/** What stands in the guide, what is put in its place, and why. */
export interface Substitution {
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
  /** The members in the order in which they came. */
  readonly members: readonly string[];
  readonly sent: { readonly method: string; readonly path: string; readonly form: string };
}

/** Sends the example; a substitution that finds nothing to replace is a fault of the test. */
export async function sendExample(
  example: string,
  substitutions: readonly Substitution[],
): Promise<Answered> {
  let text = example;
  for (const { from, to } of substitutions) {
    if (!text.includes(from)) throw new Error(`The example does not say «${from}».`);
    text = text.replaceAll(from, to);
  }
  const { url, method, headers, body } = readCall(callOf(text));
  const response = await loopbackFetch(url, {
    method,
    headers,
    ...(body === '' ? {} : { body }),
  });
  const said = await response.text();
  const parsed: Record<string, unknown> = JSON.parse(said);
  return {
    status: response.status,
    body: parsed,
    members: Object.keys(parsed),
    sent: { method, path: new URL(url).pathname, form: body },
  };
}

interface Call {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

const alone = new Set(['-v', '-k', '--location']);

/** The few flags of cURL that the guides use. */
function readCall({ words }: CurlCall): Call {
  const call: Call = { url: '', method: 'GET', headers: {}, body: '' };
  const parts: string[] = [];
  const rest = words.filter((word) => !alone.has(word));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (/^https?:/.test(word)) {
      call.url = word;
      continue;
    }
    const value = rest.shift() ?? '';
    if (word === '--url') call.url = value;
    else if (word === '--request' || word === '-X') call.method = value;
    else if (word === '--header') addHeader(call, value);
    else if (word === '--data') parts.push(value);
    else if (word === '--data-urlencode') parts.push(encodeValue(value));
    else throw new Error(`No guide uses ${word}.`);
  }
  return { ...call, body: parts.join('&') };
}

function addHeader({ headers }: Call, line: string): void {
  const [, name = '', value = ''] = /^([^:]+): ?(.*)$/s.exec(line) ?? [];
  headers[name] = value;
}

function encodeValue(pair: string): string {
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
  return `${name}=${encodeURIComponent(value)}`;
}
