/**
 * As much of a browser as the first sign-in needs: it opens a page, fills in its form as the page says
 * and stops at the redirect. It reads the page’s own HTML and goes nowhere beyond loopback.
 */

export interface OpenedPage {
  readonly status: number;
  readonly html: string;
  readonly origin: string;
  readonly action: string;
  /** What the form carries along unseen. */
  readonly hidden: readonly (readonly [string, string])[];
}

async function go(url: URL, call: RequestInit = {}): Promise<Response> {
  if (url.hostname !== '127.0.0.1') throw new Error(`Tests stay on loopback: ${url.href}`);
  const signal = AbortSignal.timeout(10_000);
  return fetch(url, { ...call, redirect: 'manual', signal });
}

/** Opens an address and reads the first form of the page. */
export async function openPage(url: URL): Promise<OpenedPage> {
  const response = await go(url);
  const html = await response.text();
  const form = /<form [^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(html);
  const inputs = form?.[2]?.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g) ?? [];
  return {
    status: response.status,
    html,
    origin: url.origin,
    action: plain(form?.[1]),
    hidden: [...inputs].map(([, name, value]) => [plain(name), plain(value)] as const),
  };
}

/** Presses the button of that person; answers where the browser is sent. */
export async function chooseOn(page: OpenedPage, person: string): Promise<URL> {
  const fields = [...page.hidden, ['person', person] as const];
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  // A browser names the page's origin when a form posts.
  const headers = { origin: page.origin };
  const response = await go(new URL(page.action, page.origin), { method: 'POST', headers, body });
  return new URL(response.headers.get('location') ?? 'nowhere:');
}

function plain(text = ''): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
