/** What somebody asks a new run to begin with: a story or a product, and what is otherwise in it. */
import type { WorkbenchIntent } from '#shared/intents.ts';
import { productSetup } from '../stories/product-setup.ts';
import { storySetup } from '../stories/story-setup.ts';
import type { DemoChoices } from './demo-setup.ts';
import { type NewRunSetup, setUpAnew } from './new-run-setup.ts';

type CreateRun = Extract<WorkbenchIntent, { kind: 'run.create' }>;
type Asked = Pick<CreateRun, 'story' | 'product' | 'setup'>;

/** The set-up, and the keys that its parties need. */
export function setUpAsAsked(
  { story, product, setup: change = {} }: Asked,
  choices: DemoChoices,
): Promise<NewRunSetup> {
  if (product === undefined) return setUpAnew(storySetup(story, choices), change);
  // To name the profile again is a change, so that a signing client has a key to sign with.
  return setUpAnew(productSetup(product, choices), { profile: product, ...change });
}
