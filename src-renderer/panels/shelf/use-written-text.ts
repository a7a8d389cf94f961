/**
 * The text of an export as it would go out now, made anew when a choice changes. Making it may take
 * a moment in a long run, so the window says first that it is busy.
 */
import { useEffect, useRef, useState } from 'react';
import type { ExportFormat } from '#shared/projections/out/export-formats.ts';
import {
  type ExportChoices,
  type Material,
  materialOf,
  type Noted,
} from '#shared/projections/out/material.ts';
import type { WrittenExport } from '#shared/projections/out/written-export.ts';
import type { Entry } from '#shared/trace/entry.ts';

export type Making =
  | { readonly kind: 'making' }
  | { readonly kind: 'made'; readonly written: WrittenExport }
  | { readonly kind: 'failed'; readonly sentence: string };

const making: Making = { kind: 'making' };

/** The text, or how far it is. The choices have to be the same ones for as long as nothing changes. */
export function useWrittenText(
  name: string,
  entries: readonly Entry[],
  format: ExportFormat,
  choices: ExportChoices,
  noted: Noted,
): Making {
  const [made, setMade] = useState<{ readonly of: unknown; readonly as: Making }>();
  const held = useRef<{ readonly of: ExportChoices; readonly is: Material }>(undefined);
  useEffect(() => {
    // After the window was painted.
    const timer = window.setTimeout(() => {
      try {
        if (held.current?.of !== choices)
          held.current = { of: choices, is: materialOf(name, entries, choices, noted) };
        const { is } = held.current;
        setMade({ of: [format, choices], as: { kind: 'made', written: writtenBy(format, is) } });
      } catch (thrown) {
        const reason = thrown instanceof Error ? thrown.message : '';
        const sentence = `This form could not be made of the run (${reason}). Choose another one.`;
        setMade({ of: [format, choices], as: { kind: 'failed', sentence } });
      }
    });
    return () => window.clearTimeout(timer);
  }, [name, entries, format, choices, noted]);
  const isOfNow = Array.isArray(made?.of) && made.of[0] === format && made.of[1] === choices;
  return isOfNow && made !== undefined ? made.as : making;
}

const shownLines = 12;

/** What the workbench writes from its own records is shown by its first entries. */
function writtenBy(format: ExportFormat, material: Material): WrittenExport {
  if (format.kind !== 'record') return format.write(material);
  const first = material.entries.slice(0, shownLines).map((entry) => JSON.stringify(entry));
  return {
    text: format.id === 'scenario' ? '' : first.join('\n'),
    receipt: material.receipt(material.messages.length),
  };
}
