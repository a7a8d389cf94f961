/** Steps of the console that an API did: what was off is on, and the run says so. */
import { type Draft, write } from '../../kernel/draft.ts';
import type { ConsoleDeed } from '../../profiles/console-step.ts';
import { profiles } from '../../profiles/profile-list.ts';
import { withSteps } from '../../protocol/setup/setup-change.ts';

/** Switches the steps of these deeds on, or off; what stands so already stays without a word. */
export function doSteps(
  draft: Draft,
  deeds: Readonly<Partial<Record<ConsoleDeed, boolean>>>,
): void {
  const { setup } = draft;
  const held = setup.provider.console ?? {};
  const switched = (profiles[setup.profile].console ?? []).flatMap(({ name, deed }) => {
    const on = deed === undefined ? undefined : deeds[deed];
    return on === undefined || on === (held[name] ?? true) ? [] : [[name, on] as const];
  });
  if (switched.length === 0) return;
  const steps: Readonly<Record<string, boolean>> = Object.fromEntries(switched);
  draft.setup = withSteps(setup, steps);
  write(draft, { kind: 'console.switched', party: 'provider', steps });
}
