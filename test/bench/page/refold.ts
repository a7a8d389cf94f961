/** What moving the cursor would cost without anything kept: every fold from its start, and all drawn. */
import { momentAt } from '#shared/projections/moment.ts';
import { addToDiagram, createSequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { FigureSide } from './figure-side.ts';

/** Folds the beginning of a run, as long as that share of it, and draws its figure. */
export async function refold(
  side: FigureSide,
  entries: readonly Entry[],
  share: number,
): Promise<void> {
  const part = entries.slice(0, Math.max(1, Math.round(entries.length * share)));
  const diagram = createSequenceDiagram();
  for (const entry of part) addToDiagram(diagram, entry);
  await side.draw(diagram, momentAt(part, part.at(-1)?.seq ?? 0).seq);
}
