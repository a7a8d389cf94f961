/**
 * The consoles of products in the browser host, by role and label: Okta's guide from nothing to tokens,
 * Asgardeo's channels, Auth0's restrictions, and the ways from a refusal back to its step.
 */
import { describe, expect, it } from 'vitest';
import { oktaConsole } from '#shared/profiles/okta/okta-console.ts';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { complaints } from '../support/pages/complaints.ts';
import { deviceOn } from '../support/pages/device-pages.ts';
import {
  beginProduct,
  messagesWith,
  productConsole,
  tellTokens,
} from '../support/pages/product-by-hand.ts';
import { sittings } from '../support/pages/sittings.ts';
import { tabToNamed } from '../support/pages/tabbing.ts';

const { sit } = sittings(browserHosts());
const asgardeo = 'Asgardeo and WSO2 Identity Server';

describe('Okta’s guide', () => {
  it('leads from nothing to tokens, and from a refusal to the step that is missing', async () => {
    const { page } = (await sit()).desk;
    const okta = await beginProduct(page, 'Okta');
    await okta.isDone('11 of 11 done');
    await okta.press('Follow the guide');
    await okta.isDone('0 of 11 done');
    await okta.tries(/^Refused: unauthorized_client/);
    await okta.pointsAt('Switch the feature Transaction Verification on');
    await messagesWith(page, /POST \/oauth2\/default\/v1\/bc\/authorize/).waitFor();
    for (const [at, { title }] of oktaConsole.entries()) {
      await page.getByText(`Following the guide: step ${at + 1} of 11.`).waitFor();
      await expect.poll(() => okta.switchOf(title).isChecked()).toBe(false);
      await okta.press('Do this step');
      await okta.isDone(`${at + 1} of 11 done`);
      if (at !== 5) continue;
      await okta.tries(/^Refused: access_denied/);
      await okta.press('Show the step');
      const policy = okta.switchOf('List the grant in the rule of the access policy');
      await expect.poll(() => policy.evaluate((one) => one === document.activeElement)).toBe(true);
    }
    await page.getByText(/^That was the last step\./).waitFor();
    await okta.tries(/^Accepted\. Alice’s phone asks Alice Amberg\.$/);
    await okta.press('Approve for Alice Amberg');
    await tellTokens(okta);
  });

  it('goes back to the steps that were left for later', async () => {
    const { page } = (await sit()).desk;
    const okta = await beginProduct(page, 'Okta');
    await okta.press('Follow the guide');
    await okta.isDone('0 of 11 done');
    await okta.press('Leave it for later');
    await page.getByText(/^Following the guide: step 2 of 11\./).waitFor();
    for (let done = 1; done < oktaConsole.length; done += 1) {
      await okta.press('Do this step');
      await okta.isDone(`${done} of 11 done`);
    }
    await page.getByText(/at its end, and 1 of 11 step is left/).waitFor();
    await okta.press('Go back to what was left');
    await page.getByText(/^Following the guide: step 1 of 11\./).waitFor();
    await okta.press('Leave the guide');
    const first = okta.switchOf('Switch the feature Transaction Verification on');
    await expect.poll(() => first.isChecked()).toBe(false);
    await okta.press('Do every step');
    await expect.poll(() => first.isChecked()).toBe(true);
  });
});

describe('Asgardeo’s channels', () => {
  it('send a link by e-mail, which opens the page and leads to tokens', async () => {
    const { desk } = await sit();
    const console = await beginProduct(desk.page, asgardeo);
    await console.turn('SMS');
    await console.tries(/^Accepted\. A link has gone out/);
    const mail = deviceOn(await desk.open('Alice’s mailbox'));
    await mail.go('Mail');
    await mail.press('Read the e-mail: Corner Shop asks you to confirm a sign-in');
    await mail.press('Open the approval page');
    await mail.press('Log in');
    await mail.press('Approve');
    await mail.shows('Approved');
    await tellTokens(console);
  });

  it('send a link by text message where that is asked for', async () => {
    const { page } = (await sit()).desk;
    const console = await beginProduct(page, asgardeo);
    await page.getByRole('button', { name: /Channel asked for/ }).click();
    await page.getByRole('option', { name: 'notification_channel=sms' }).click();
    await console.tries(/^Accepted\. A link has gone out/);
    await expect.poll(() => messagesWith(page, /e-mail/).count()).toBe(0);
    await console.press('Open the link in the text message');
    await console.press('Approve for Alice Amberg');
    await tellTokens(console);
  });

  it('hand auth_url to the client where nothing else is on, and refuse what is not on', async () => {
    const { page } = (await sit()).desk;
    const console = await beginProduct(page, asgardeo);
    await console.turn('E-mail');
    await console.turn('SMS');
    await page.getByRole('button', { name: /Channel asked for/ }).click();
    await page.getByRole('option', { name: 'notification_channel=email' }).click();
    await console.tries(/^Refused: invalid_request/);
    await console.press('Show the channels');
    const email = console.switchOf('E-mail');
    await expect.poll(() => email.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: /Channel asked for/ }).click();
    await page.getByRole('option', { name: 'No channel asked for' }).click();
    await console.tries(/^Accepted, and nothing goes out: the client has auth_url/);
    await console.press('Open auth_url on Alice’s phone');
    await console.press('Approve for Alice Amberg');
    await tellTokens(console);
  });
});

describe('Auth0’s restrictions', () => {
  it('refuse while pushes are off and while the grant is, and point at the step', async () => {
    const { page } = (await sit()).desk;
    const auth0 = await beginProduct(page, 'Auth0');
    const push = 'Enable «Push Notification using Auth0 Guardian» for the tenant';
    await auth0.turn(push);
    await auth0.isDone('7 of 8 done');
    await auth0.tries(/^Refused: access_denied\. Push notifications are not enabled\./);
    await auth0.pointsAt(
      'This is the step «Enable ‹Push Notification using Auth0 Guardian› for the tenant»: it was not done.',
    );
    await page.keyboard.press('Control+z');
    await auth0.isDone('8 of 8 done');
    await auth0.turn('Tick «Client Initiated Backchannel Authentication');
    await auth0.tries(/^Refused: unauthorized_client\. Grant type/);
    await auth0.press('Show the step');
    await auth0.turn('Tick «Client Initiated Backchannel Authentication');
    await auth0.tries(/^Accepted\. Alice’s phone asks/);
    await auth0.press('Approve for Alice Amberg');
    await tellTokens(auth0);
  });

  it.each([
    ['Let the application be a first-party one', /Only first-party clients/],
    ['Let the application authenticate', /Only confidential clients/],
    ['Let the application be OIDC-conformant', /Only OIDC conformant clients/],
  ])('lead from the answer and from its rules to «%s»', async (title, sentence) => {
    const { desk } = await sit();
    const { page } = desk;
    const auth0 = await beginProduct(page, 'Auth0');
    await auth0.turn(title);
    await auth0.tries(sentence);
    await desk.showTab('Sequence');
    await messagesWith(page, /403 unauthorized_client/).click();
    const head = page.getByText(new RegExp(`^This is the step «${title}.*of Auth0’s console`));
    await head.first().waitFor();
    await page.getByRole('tab', { name: 'Rules', exact: true }).click();
    await page
      .getByRole('list', { name: /^Rules of backchannel-authentication/ })
      .getByRole('button', { name: 'Show the step' })
      .click();
    await productConsole(page, 'Auth0');
    const step = auth0.switchOf(title);
    await expect.poll(() => step.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe('the console of a product', () => {
  it('is offered where a run has none, and where its profile is chosen', async () => {
    const { desk } = await sit();
    const { page } = desk;
    await desk.startDemo();
    await desk.showTab('Product');
    await page.getByRole('region', { name: 'No product' }).waitFor();
    await desk.showTab('Set-up');
    await page.getByRole('button', { name: /Profile$/ }).click();
    await page.getByRole('option', { name: 'keycloak' }).click();
    await page.getByRole('button', { name: 'Begin a run with Keycloak' }).click();
    const keycloak = await productConsole(page, 'Keycloak');
    await keycloak.isDone('6 of 6 done');
    await expect
      .poll(() => keycloak.switchOf('Switch on «OIDC CIBA Grant»').isChecked())
      .toBe(true);
  });

  it('can be used by the keyboard alone', async () => {
    const { page } = (await sit()).desk;
    await beginProduct(page, 'Okta');
    await page.getByRole('tab', { name: 'Product', exact: true }).focus();
    await tabToNamed(page, 'Follow the guide');
    await page.keyboard.press('Enter');
    await page.getByText(/^Following the guide: step 1 of 11\./).waitFor();
    await tabToNamed(page, 'Do this step');
    await page.keyboard.press('Enter');
    await page.getByText(/^Following the guide: step 2 of 11\./).waitFor();
    await tabToNamed(page, 'Try it');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show the step' }).first().waitFor();
    await tabToNamed(page, 'Show the step');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await expect
      .poll(() => page.getByRole('status', { name: 'Steps of the set-up' }).innerText())
      .toBe('2 of 11 done');
  });

  it.each(['light', 'dark'] as const)('has no complaints of axe, %s', async (colorScheme) => {
    const { page } = (await sit({ colorScheme })).desk;
    const okta = await beginProduct(page, 'Okta');
    await okta.press('Follow the guide');
    await okta.isDone('0 of 11 done');
    await okta.tries(/^Refused/);
    await okta.press('Show the step');
    await okta.press('Show the answer');
    await page.getByRole('heading', { name: /^400 unauthorized_client/ }).waitFor();
    expect(await complaints(page)).toEqual([]);
  });
});
