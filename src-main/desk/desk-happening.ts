/** What is told of the desk when its trainer asks for something: nothing there can be refused. */
import { type DeskIntent, deskIntent } from '#shared/intents/desk-intents.ts';
import type { Intent } from '#shared/intents.ts';
import type { WorkbenchHappening } from '#shared/workbench-event.ts';

/** The happening that follows from the intent. */
export function deskHappening(intent: DeskIntent): WorkbenchHappening {
  switch (intent.kind) {
    case 'desk.keep':
      return { kind: 'desk.kept', key: intent.key, value: intent.value };
    case 'layout.save':
      return { kind: 'layout.saved', layout: intent.layout };
    case 'layout.rename':
      return { kind: 'layout.renamed', name: intent.name, to: intent.to };
    case 'layout.remove':
      return { kind: 'layout.removed', name: intent.name };
    case 'layout.choose':
      return { kind: 'layout.chosen', run: intent.run, layout: intent.layout };
  }
}

const kinds: ReadonlySet<string> = new Set(
  deskIntent.options.map((option) => option.shape.kind.value),
);

export function isDeskIntent(intent: Intent): intent is DeskIntent {
  return kinds.has(intent.kind);
}
