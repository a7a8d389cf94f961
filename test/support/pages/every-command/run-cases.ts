/** The commands of runs and files: each leads into the run, or to the page, that it is named for. */
import { expect } from 'vitest';
import { type CommandCase, dialogCame, inThePast } from './command-case.ts';

const begins = (id: CommandCase['id'], title: string): CommandCase => ({
  id,
  after: async ({ page }) => {
    await expect.poll(() => page.title()).toContain(title);
  },
});

export const runCases: readonly CommandCase[] = [
  { id: 'run.export', after: ({ page }) => dialogCame(page) },
  {
    id: 'run.rotate-keys',
    after: ({ page }) => page.getByText(/Keys: 1 signing, 2\s+published/).waitFor(),
  },
  {
    id: 'run.fork',
    before: async ({ page }) => {
      await page.keyboard.press('Home');
      await inThePast(page);
    },
    after: async ({ page }) => {
      await page.getByLabel('Name of the fork').waitFor();
      await page.keyboard.press('Escape');
      await page.getByLabel('Name of the fork').waitFor({ state: 'detached' });
      await page.keyboard.press('End');
      await inThePast(page, 'detached');
    },
  },
  {
    id: 'run.import',
    after: ({ page }) =>
      page
        .getByText(/holiday\.json/)
        .first()
        .waitFor(),
  },
  begins('run.demo', 'Bank payment · poll'),
  begins('run.call-centre', 'Call centre · poll'),
  begins('run.screen', 'Shared TV · push'),
  begins('run.agent', 'Sleeping owner · ping'),
  begins('run.auth0', 'Auth0 · its console'),
  begins('run.authlete', 'Authlete · its console'),
  begins('run.asgardeo', 'Asgardeo and WSO2 Identity Server · its console'),
  begins('run.keycloak', 'Keycloak · its console'),
  begins('run.okta', 'Okta · its console'),
  {
    id: 'product.guide',
    before: ({ page }) => page.getByText('11 of 11 done').first().waitFor(),
    after: ({ page }) => page.getByText(/^Following the guide: step 1 of 11/).waitFor(),
  },
  {
    id: 'product.try',
    after: ({ page }) => page.getByRole('button', { name: 'Show the step' }).first().waitFor(),
  },
  begins('run.listen', 'Outside client · poll'),
  {
    id: 'run.start-page',
    after: ({ page }) => page.getByRole('heading', { name: /^Your runs/ }).waitFor(),
  },
];

/** In the window of a relying party. */
export const clientCases: readonly CommandCase[] = [
  {
    id: 'client.knows',
    after: ({ page }) => page.getByRole('region', { name: 'Its tokens' }).waitFor(),
  },
];
