/**
 * What the backchannel authentication endpoint refuses: every case with its rule, clause and code, in
 * the form of an error, and without a trace of a request behind it.
 */
import { describe, expect, it } from 'vitest';
import { paths } from '#shared/protocol/metadata.ts';
import { formPost } from '#test/support/core/outside-request.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { assertionRefusals } from '#test/support/refusals/assertion-refusals.ts';
import { authorizationRefusals } from '#test/support/refusals/authorization-refusals.ts';
import { certificateRefusals } from '#test/support/refusals/certificate-refusals.ts';
import { clientRefusals } from '#test/support/refusals/client-refusals.ts';
import { expectRefused } from '#test/support/refusals/expect-refused.ts';
import { fapiRefusals } from '#test/support/refusals/fapi-refusals.ts';
import { parameterRefusals } from '#test/support/refusals/parameter-refusals.ts';
import { personRefusals } from '#test/support/refusals/person-refusals.ts';
import { reach } from '#test/support/refusals/refusal-case.ts';
import { signedRequestRefusals } from '#test/support/refusals/signed-request-refusals.ts';

const authentication = [...clientRefusals, ...assertionRefusals, ...certificateRefusals];
const here = authentication.filter(({ table }) => table === 'backchannel-authentication');

const chapters = [
  ['CIBA Core §7.2: of the client it refuses', here],
  ['CIBA Core §7.1.1: of a signed request it refuses', signedRequestRefusals],
  ['CIBA Core §7.1: of the parameters it refuses', parameterRefusals],
  ['RFC 9396 and RFC 8707: it refuses', authorizationRefusals],
  ['CIBA Core §7.2 and §13: of the person it refuses', personRefusals],
  ['FAPI-CIBA: it refuses', fapiRefusals],
] as const;

describe('the backchannel authentication endpoint', () => {
  describe.each(chapters)('%s', (_title, cases) => {
    it.each(cases.map((one) => [`${one.title}, with ${one.error}`, one] as const))(
      '%s',
      (_case, refusal) => expectRefused(refusal),
    );

    it('and disturbs nobody by that', () => {
      for (const refusal of cases) {
        const { simulation } = reach(refusal);
        const opened = simulation.ofKind('request.opened').length;
        simulation.wait(1000);
        expect([refusal.title, simulation.ofKind('prompt.arrived').length]).toEqual([
          refusal.title,
          opened,
        ]);
      }
    });
  });

  it('answers GET with 405 and the method to use, and begins nothing (R-037)', () => {
    const simulation = createSimulation();
    const get = formPost(paths.backchannelAuthentication, [], { method: 'GET' });
    const { status, headers } = simulation.ask(get);
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    expect(simulation.ofKind('rules.judged')).toEqual([]);
  });

  it('has no other path', () => {
    expect(createSimulation().ask(formPost('/backchannel', [])).status).toBe(404);
  });
});

describe('every error answer of the cases', () => {
  it('is JSON, not cached, of three members at most and in the small alphabet (R-058)', () => {
    const all = chapters.flatMap(([, cases]) => cases);
    expect(all.length).toBeGreaterThan(300);
    for (const refusal of all) expectRefused(refusal);
  });
});

describe('the other form endpoints', () => {
  const elsewhere = authentication.filter(({ table }) => table !== 'backchannel-authentication');
  it.each(elsewhere.map((one) => [`${one.table} refuses ${one.title}`, one] as const))(
    '%s',
    (_case, refusal) => expectRefused(refusal),
  );
});
