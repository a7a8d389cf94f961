/**
 * Which authentication context a device reports with an approval, and whether it asks for a stronger
 * gesture first. Its habit may be a bad one: not to ask, or to say that it was shown what it was not.
 */
import {
  reachedOf,
  type Shown,
  type StepUp,
  stepUpOf,
  strongestOf,
  type Wanted,
} from '../../protocol/authentication-context.ts';
import type { StepUpHabit } from '../../protocol/setup/device.ts';
import { nameOf } from '../../trace/party.ts';
import type { Prompt, World } from '../world.ts';
import { type Phone, phoneOf } from './device-records.ts';

/** The member of an approval that says which context was reached; none where nobody asked for one. */
export function reportedContext(world: World, prompt: Prompt): { readonly acr?: string } {
  const wanted = wantedOf(world, prompt);
  if (wanted === undefined) return {};
  const phone = phoneOf(world, nameOf(prompt.party));
  const shown = prompt.gestures ?? shownUnasked(phone);
  const acr =
    habitOf(phone) === 'pretended'
      ? wanted.asked[0]
      : (reachedOf(wanted, shown) ?? strongestOf(wanted.ladder, shown));
  return acr === undefined ? {} : { acr };
}

/** What the person is asked for as well, if what they have shown does not do. */
export function neededStepUp(world: World, prompt: Prompt): StepUp | undefined {
  const wanted = wantedOf(world, prompt);
  const { gestures: shown } = prompt;
  if (wanted === undefined || shown === undefined) return undefined;
  const phone = phoneOf(world, nameOf(prompt.party));
  if (habitOf(phone) !== 'asked' || reachedOf(wanted, shown) !== undefined) return undefined;
  return stepUpOf(wanted, phone.authenticators);
}

function wantedOf({ setup }: World, { contexts }: Prompt): Wanted | undefined {
  return contexts === undefined
    ? undefined
    : { asked: contexts, ladder: setup.provider.acr_values_supported };
}

/**
 * Somebody who acts without the screen does what the device asks for; one that does not ask gets its
 * usual gesture. A device that nobody described takes whatever it has to.
 */
function shownUnasked(phone: Phone): readonly Shown[] {
  const [usual = 'press'] = phone.authenticators;
  if (habitOf(phone) === 'left-out') return [usual];
  return phone.authenticators.length === 0 ? ['pin'] : phone.authenticators;
}

function habitOf({ stepUp = 'asked' }: Phone): StepUpHabit {
  return stepUp;
}
