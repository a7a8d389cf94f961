/** What is told of a step to whoever cannot see it. */
import { expect, it } from 'vitest';
import { newestStep, stepSentence } from '#renderer/model/moment/step-sentence.ts';
import { addToDiagram, createSequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

function toldOf(entries: ReturnType<typeof impatientClient>): string[] {
  const diagram = createSequenceDiagram();
  const told: string[] = [];
  for (const entry of entries) {
    addToDiagram(diagram, entry);
    const step = newestStep(diagram, entry.seq);
    const sentence = step === undefined ? '' : stepSentence(step, diagram.lanes);
    if (sentence !== '' && sentence !== told.at(-1)) told.push(sentence);
  }
  return told;
}

it('says who answered what to whom, in the order in which it happened', () => {
  const told = toldOf(impatientClient());
  expect(told).toContainEqual(expect.stringMatching(/^Provider answered 400 slow_down to \S.*\.$/));
  expect(told.at(-1)).toMatch(/^Provider answered 400 invalid_grant to /);
});

it('says what a person did, and what was sent', () => {
  const simulation = createSimulation();
  simulation.signIn({ bindingMessage: 'PAY-1' });
  simulation.wait(200);
  const told = toldOf(simulation.entries);
  expect(told[0]).toMatch(/ presses Sign in\.$/);
  expect(told).toContainEqual(
    expect.stringMatching(/^\S.* sent POST \/\S+ «PAY-1» to Provider\.$/),
  );
});

it('tells of the past what was newest then', () => {
  const entries = impatientClient();
  const diagram = createSequenceDiagram();
  for (const entry of entries) addToDiagram(diagram, entry);
  expect(newestStep(diagram, -1)).toBeUndefined();
  expect(newestStep(diagram, entries.at(-1)?.seq ?? 0)?.title).toBe('400 invalid_grant');
  expect(newestStep(diagram, 5)?.seq).toBeLessThanOrEqual(5);
});
