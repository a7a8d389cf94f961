/** What an attacker would put into a page, tried in a real one: none of it may run or load. */
import type { Page } from 'playwright-core';

/** What the page's policy has to have blocked, at the least. */
export const guardedDirectives = [
  'base-uri',
  'connect-src',
  'form-action',
  'img-src',
  'script-src',
  'script-src-attr',
  'script-src-elem',
  'style-src-elem',
];

interface Injected {
  /** Scripts that ran, and addresses of elsewhere that answered. */
  readonly came: readonly string[];
  /** Of those directives the ones that blocked something. */
  readonly blocked: readonly string[];
}

/** Injects scripts, handlers, frames, styles and forms, and tells what came of it. */
export async function injectInto(page: Page): Promise<Injected> {
  const asked: string[] = [];
  const note = (request: { url: () => string }): void => void asked.push(request.url());
  page.on('requestfinished', note);
  const { ran, blocked } = await page.evaluate(inject);
  page.off('requestfinished', note);
  const reached = asked.filter((url) => url.includes('evil.test'));
  return {
    came: [...ran, ...reached],
    blocked: guardedDirectives.filter((directive) => blocked.includes(directive)),
  };
}

/** Runs in the page. */
async function inject(): Promise<{ ran: string[]; blocked: string[] }> {
  const ran: string[] = [];
  Reflect.set(globalThis, 'ran', ran);
  const blocked: string[] = [];
  const listen = (event: SecurityPolicyViolationEvent): number =>
    blocked.push(event.effectiveDirective);
  document.addEventListener('securitypolicyviolation', listen);
  const place = document.createElement('div');
  document.body.append(place);
  const add = (name: string, set: Record<string, string>, text = ''): HTMLElement => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(set)) element.setAttribute(key, value);
    element.textContent = text;
    place.append(element);
    return element;
  };
  add('script', {}, 'ran.push("inline")');
  add('script', { src: 'https://evil.test/x.js' });
  add('button', { onclick: 'ran.push("handler")' }).click();
  add('img', { src: 'https://evil.test/x.png' });
  add('link', { rel: 'stylesheet', href: 'https://evil.test/x.css' });
  add('iframe', { src: 'https://evil.test/' });
  add('object', { data: 'https://evil.test/x.swf' });
  add('base', { href: 'https://evil.test/' });
  const form = add('form', { action: 'https://evil.test/' });
  if (form instanceof HTMLFormElement) form.submit();
  await fetch('https://evil.test/').then(
    () => ran.push('fetch'),
    () => undefined,
  );
  // Text that becomes code later; whatever a test evaluates itself may do that at once.
  Reflect.get(globalThis, 'setTimeout')('ran.push("text")', 1);
  // A form's sending is judged last of all, and a moment later.
  const until = performance.now() + 20_000;
  while (!blocked.includes('form-action') && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 50));
  place.remove();
  document.removeEventListener('securitypolicyviolation', listen);
  return { ran, blocked };
}
