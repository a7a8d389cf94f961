/**
 * What answers for a browser must be like: pages that run and frame nothing and show a caller's text as
 * text, and redirects to registered addresses only.
 */
import {
  bodyText,
  type HttpRequest,
  type HttpResponse,
  headerOf,
} from '#shared/protocol/encoding/wire.ts';
import { clients } from './cast.ts';
import { must } from './must.ts';

/** True for what a person is shown. */
export function isPage(response: HttpResponse): boolean {
  return headerOf(response, 'content-type')?.startsWith('text/html') === true;
}

/** A page shows what a caller wrote as text, and no browser runs or frames any of it. */
export function judgePage(response: HttpResponse, request: HttpRequest): void {
  const policy = headerOf(response, 'content-security-policy') ?? '';
  must(policy.includes("default-src 'none'"), 'a page allows nothing that it does not need');
  must(!/script-src|unsafe-/.test(policy.replace(/style-src [^;]*/, '')), 'a page runs no script');
  must(policy.includes("frame-ancestors 'none'"), 'a page stands in no frame');
  const text = bodyText(response) ?? '';
  // What stands between quotes or angle brackets that are escaped is text.
  const tags = (text.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, ''));
  const foreign = tags.find((tag) => /^<(script|img|iframe|object|a)\b|\son\w+=|'/i.test(tag));
  must(foreign === undefined, `a page holds no markup of a caller (${foreign})`);
  const query = request.method === 'GET' ? (request.target.split('?')[1] ?? '') : bodyText(request);
  for (const value of new URLSearchParams(query ?? '').values()) {
    if (/[<"]/.test(value) && value.length > 3)
      must(!text.includes(value), `${JSON.stringify(value)} is shown as text`);
  }
}

/** The browser is sent to a registered address only, and brings the refusal of the record. */
export function judgeReturn(response: HttpResponse, error: string | undefined): void {
  const location = headerOf(response, 'location') ?? '';
  const own = clients.flatMap(({ redirect_uris: addresses }) => addresses);
  const address = own.find(
    (one) => location.startsWith(one) && /^[?&]/.test(location.slice(one.length)),
  );
  must(address !== undefined, `${location} is an address that a client registered`);
  const told = new URL(location).searchParams.get('error') ?? undefined;
  must(told === error, 'the client is told what the record says');
}
