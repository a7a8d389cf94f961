/**
 * What a run of a lesson begins with: what it says, and what its story and its profile have where it
 * is silent. Every key is made from the run's seed, so that a lesson brings none along.
 */

import type { LessonRun } from '#shared/lessons/lesson.ts';
import { settingsOf } from '#shared/profiles/profiles.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { type ScenarioBeginning, usedAlgorithms, withoutGaps } from '../play/scenario-setup.ts';
import { virtualEpochMs, virtualIssuer } from '../run/beginning/demo-setup.ts';
import { setUpAnew } from '../run/beginning/new-run-setup.ts';
import { storySetup } from '../run/stories/story-setup.ts';
import { makeSigningKey, publicHalf } from '../signing/signing-keys.ts';

/** The set-up and the keys of it, the same every time. */
export async function lessonBeginning(run: LessonRun): Promise<ScenarioBeginning> {
  const { title: name, seed, story } = run;
  const { provider = {}, ...given } = withoutGaps(run.setup);
  const { issuer = virtualIssuer, epochMs = virtualEpochMs, profile = 'core' } = given;
  const told = storySetup(story, { name, mode: 'virtual', issuer, epochMs, seed, keys: [] });
  const own = withoutGaps(provider) as Partial<ProviderSettings>;
  // A story is told on the plain rules; a product brings settings of its own.
  const settings = profile === 'core' ? { ...told.provider, ...own } : settingsOf(profile, own);
  const whole: RunSetup = { ...told, ...given, provider: settings };
  // Naming the clients makes the keys of whoever has to sign, also where nothing else is changed.
  const { setup, partyKeys } = await setUpAnew(whole, { clients: whole.clients });
  const made = usedAlgorithms(setup).map((algorithm) => makeSigningKey(algorithm, seed));
  const keys = await Promise.all(made);
  return { setup: { ...setup, keys: keys.map(publicHalf) }, keys: [...keys, ...partyKeys] };
}
