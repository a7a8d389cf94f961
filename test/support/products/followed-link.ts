/** Letters as the control listener shows them, and the page behind their link as a browser gets it. */
import { callControl, eventually, type Served } from '../serve/served.ts';
import { loopbackFetch } from '../shell/http-call.ts';

interface SentLetter {
  readonly channel: string;
  readonly to: string;
  readonly subject: string;
  readonly link: string;
}

/** The letters that went out for that request, once there are so many. */
export async function lettersTo(
  { ready }: Served,
  authReqId: unknown,
  count: number,
): Promise<readonly SentLetter[]> {
  let letters: readonly SentLetter[] = [];
  await eventually(async () => {
    const { body } = await callControl(ready, `/letters?auth_req_id=${String(authReqId)}`);
    letters = (body as { letters: SentLetter[] }).letters;
    return letters.length >= count;
  });
  return letters;
}

interface OpenedPage {
  readonly status: number;
  readonly heading: string;
  readonly text: string;
}

/** Opens the link, or sends back a form of its page with those fields. */
export async function openLink(
  link: string,
  fields?: Readonly<Record<string, string>>,
): Promise<OpenedPage> {
  const { origin, pathname, searchParams } = new URL(link);
  const response = await loopbackFetch(
    fields === undefined ? link : origin + pathname,
    fields === undefined
      ? {}
      : { method: 'POST', body: new URLSearchParams([...searchParams, ...Object.entries(fields)]) },
  );
  const text = await response.text();
  return { status: response.status, heading: /<h1>([^<]*)/.exec(text)?.[1] ?? '', text };
}
