/**
 * The page on which a person says who they are, and the one that says why a sign-in cannot go on. It
 * asks for no password, because the simulator's people have none, and it says so.
 */
import { type Html, html, pageResponse } from '../../protocol/encoding/page.ts';
import { readWebAddress, schemeOf } from '../../protocol/encoding/web-address.ts';
import type { HttpResponse } from '../../protocol/encoding/wire.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { User } from '../../protocol/setup/user.ts';
import { pageStyle } from './page-style.ts';
import { wishes } from './scope-wishes.ts';

interface SignInPage {
  /** Where the page sends what was chosen on it. */
  readonly action: string;
  readonly client: Client;
  readonly people: readonly User[];
  readonly parameters: ReadonlyMap<string, string>;
  /** What was typed and leads to nobody. */
  readonly unknown: string | undefined;
}

/** What the page itself sends; everything else goes along unchanged. */
export const choiceNames = ['person', 'username', 'decision'] as const;

/** The page with everybody to choose from. */
export function signInPage({
  action,
  client,
  people,
  parameters,
  unknown,
}: SignInPage): HttpResponse {
  const name = client.client_name ?? client.client_id;
  const carried = [...parameters].filter(([field]) => !choiceNames.some((own) => own === field));
  const hidden = carried.map(
    ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`,
  );
  const typed = unknown ?? parameters.get('login_hint') ?? '';
  const content = html`<main>
<h1>Sign in</h1>
<p><strong>${name}</strong> asks you to sign in. It would be given:</p>
<ul>${wishes(parameters.get('scope') ?? '')}</ul>
<p class="quiet">This is a simulator. Its people have no passwords: you sign in by saying who you are.</p>
<h2 id="who">Who are you?</h2>
<form method="post" action="${action}" aria-labelledby="who">${hidden}
<ul class="people">${people.map(choiceOf)}</ul>
</form>
<form method="post" action="${action}">${hidden}
<label for="username">Or type a user name, an e-mail address or a phone number</label>
<input id="username" name="username" autocomplete="username" value="${typed}"${faultLink(unknown)}>
${faultText(unknown)}<button class="main">Sign in</button>
<button class="away" name="decision" value="cancel">Cancel and go back</button>
</form>
</main>`;
  return pageResponse({
    status: unknown === undefined ? 200 : 400,
    title: `Sign in to ${name}`,
    style: pageStyle,
    content,
    formLeadsTo: sourceOf(parameters.get('redirect_uri') ?? ''),
  });
}

/** A fault that only the person hears of, because the address to return to cannot be trusted. */
export function faultPage(sentence: string): HttpResponse {
  const content = html`<main>
<h1>This sign-in cannot go on</h1>
<p>${sentence}</p>
<p class="quiet">Nothing was sent to the application that led you here. Go back to it and try again, or
tell whoever runs it what this page says.</p>
</main>`;
  return pageResponse({ status: 400, title: 'Sign-in failed', style: pageStyle, content });
}

function choiceOf({ name, username }: User): Html {
  return html`<li><button name="person" value="${username}">${name} <small>${username}</small></button></li>`;
}

function faultLink(unknown: string | undefined): Html {
  return unknown === undefined ? html`` : html` aria-invalid="true" aria-describedby="fault"`;
}

function faultText(unknown: string | undefined): Html {
  return unknown === undefined
    ? html``
    : html`<p id="fault" class="fault" role="alert">There is nobody of that name here.</p>`;
}

/** The client's address as a content security policy names it; browsers check it after a redirect. */
function sourceOf(redirectUri: string): string {
  const origin = readWebAddress(redirectUri)?.origin;
  // The grammar of policies has no IPv6 addresses.
  return origin === undefined || origin.includes('[') ? `${schemeOf(redirectUri) ?? ''}:` : origin;
}
