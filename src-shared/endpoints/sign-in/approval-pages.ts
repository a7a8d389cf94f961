/**
 * The pages behind the link of a request: who are you, do you agree, and what became of it. They work
 * without a script, and ask for no password, because the simulator's people have none.
 */
import { type Html, html, pageResponse } from '../../protocol/encoding/page.ts';
import type { HttpResponse } from '../../protocol/encoding/wire.ts';
import type { User } from '../../protocol/setup/user.ts';
import { pageStyle } from './page-style.ts';
import { wishes } from './scope-wishes.ts';

/** What every form of these pages needs to come back. */
interface Place {
  readonly action: string;
  /** The parameter that names the request, and its value. */
  readonly key: readonly [name: string, value: string];
  readonly clientName: string;
}

interface LogIn extends Place {
  readonly people: readonly User[];
  /** What was typed and leads to nobody. */
  readonly unknown: string | undefined;
}

/** The first page: it says who asks, and of the request no more than that. */
export function logInPage({ people, unknown, ...place }: LogIn): HttpResponse {
  const { action, key, clientName } = place;
  const fault =
    unknown === undefined
      ? html``
      : html`<p id="fault" class="fault" role="alert">There is nobody of that name here.</p>`;
  const faulty =
    unknown === undefined ? html`` : html` aria-invalid="true" aria-describedby="fault"`;
  return page(unknown === undefined ? 200 : 400, `Log in to answer ${clientName}`, [
    html`<h1>Log in</h1>
<p><strong>${clientName}</strong> asks you to confirm a sign-in.</p>
<p class="quiet">This is a simulator. Its people have no passwords: you log in by saying who you are.</p>
<h2 id="who">Who are you?</h2>
<form method="post" action="${action}" aria-labelledby="who">${hidden(...key)}
<ul class="people">${people.map(choiceOf)}</ul>
</form>
<form method="post" action="${action}">${hidden(...key)}
<label for="person">Or type a user name, an e-mail address or a phone number</label>
<input id="person" name="person" autocomplete="username" value="${unknown ?? ''}"${faulty}>
${fault}<button class="main">Log in</button>
</form>`,
  ]);
}

interface Consent extends Place {
  readonly user: User;
  readonly scope: string;
  readonly bindingMessage: string | null;
  /** What the rules said against the decision that was sent. */
  readonly fault?: string | undefined;
}

/** The second page: what is asked for, and yes or no. */
export function consentPage(asked: Consent): HttpResponse {
  const { action, key, clientName, user, scope, bindingMessage, fault } = asked;
  const message =
    bindingMessage === null
      ? html``
      : html`<p>The same message should stand where you began:</p>
<p><strong>${bindingMessage}</strong></p>`;
  const said = fault === undefined ? html`` : html`<p class="fault" role="alert">${fault}</p>`;
  return page(fault === undefined ? 200 : 400, `Answer ${clientName}`, [
    html`<h1>Do you agree?</h1>
<p>You are logged in as <strong>${user.name}</strong>.</p>
<p><strong>${clientName}</strong> would be given:</p>
<ul>${wishes(scope)}</ul>${message}
<p class="quiet">Agree only if you began this yourself.</p>${said}
<form method="post" action="${action}">${hidden(...key)}${hidden('person', user.username)}
<button class="main" name="decision" value="approve">Agree</button>
<button class="away" name="decision" value="deny">Refuse</button>
</form>`,
  ]);
}

/** The last page. */
export function donePage(decision: 'approve' | 'deny', clientName: string): HttpResponse {
  const isYes = decision === 'approve';
  return page(200, isYes ? 'You agreed' : 'You refused', [
    html`<h1>${isYes ? 'You agreed' : 'You refused'}</h1>
<p><strong>${clientName}</strong> ${isYes ? 'goes on with the sign-in' : 'is told so, and no more'}. You can close this page.</p>`,
  ]);
}

/** Nobody is let in: the link is over, or it is for somebody else. */
export function refusedPage(status: number, sentence: string): HttpResponse {
  return page(status, 'This link leads nowhere', [
    html`<h1>This link leads nowhere</h1>
<p>${sentence}</p>
<p class="quiet">Nothing was agreed to. If you began a sign-in, begin it again and follow the newest link.</p>`,
  ]);
}

function page(status: number, title: string, parts: readonly Html[]): HttpResponse {
  return pageResponse({ status, title, style: pageStyle, content: html`<main>${parts}</main>` });
}

function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

function choiceOf({ name, username }: User): Html {
  return html`<li><button name="person" value="${username}">${name} <small>${username}</small></button></li>`;
}
