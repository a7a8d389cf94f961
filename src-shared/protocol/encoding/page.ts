/**
 * Answers for a browser: pages and redirects. A page runs no script and loads nothing; whatever is put
 * into one is escaped, and its one style sheet is named to the browser by its hash.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64 } from './base64.ts';
import { encodeUtf8 } from './utf8.ts';
import { type HttpResponse, reasonOf } from './wire.ts';

/** HTML that is safe to show, because every text in it was escaped. */
export interface Html {
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Part = string | Html | readonly Html[];

/** Builds HTML: the literal parts stand as they are, all other text is escaped. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const shown = parts.map((part) => {
    if (typeof part === 'string') return part.replace(/[&<>"']/g, (found) => entities[found] ?? '');
    return 'html' in part ? part.html : part.map((one) => one.html).join('');
  });
  return { html: String.raw({ raw: literals }, ...shown) };
}

interface Page {
  readonly status: number;
  readonly title: string;
  readonly style: string;
  readonly content: Html;
  /** Where else than here a form of this page may lead, such as the client's own address. */
  readonly formLeadsTo?: string;
}

/** A whole page as an answer. */
export function pageResponse({ status, title, style, content, formLeadsTo }: Page): HttpResponse {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${{ html: style }}</style>`;
  const page = html`<!doctype html><html lang="en"><head>${head}</head><body>${content}</body></html>`;
  const bytes = encodeUtf8(`${page.html}\n`);
  const styleHash = encodeBase64(sha256(encodeUtf8(style)));
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    `form-action 'self'${formLeadsTo === undefined ? '' : ` ${formLeadsTo}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return answer(status, encodeBase64(bytes), [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Security-Policy', policy.join('; ')],
    ['X-Frame-Options', 'DENY'],
    // With no referrer at all a browser would send «Origin: null» with the form.
    ['Referrer-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
    ['Content-Length', String(bytes.length)],
  ]);
}

/** Sends the browser on to another address. */
export function redirectResponse(location: string): HttpResponse {
  return answer(302, '', [
    ['Location', location],
    ['Referrer-Policy', 'no-referrer'],
    ['Content-Length', '0'],
  ]);
}

function answer(status: number, body: string, headers: [string, string][]): HttpResponse {
  const reason = reasonOf(status);
  const uncached: [string, string][] = [['Cache-Control', 'no-store'], ...headers];
  return { kind: 'http.response', status, reason, headers: uncached, body };
}
