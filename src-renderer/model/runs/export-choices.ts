/** What can be chosen of a run to go out: all of it, up to the moment looked at, or one request. */
import type { ExportFormat } from '#shared/projections/out/export-formats.ts';
import type { ExportScope } from '#shared/projections/out/material.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { shownTime } from '../words/shown-text.ts';

export interface ScopeChoice {
  readonly id: string;
  readonly word: string;
  readonly sentence?: string;
  readonly scope: ExportScope;
}

const wholeRun: ScopeChoice = { id: 'run', word: 'The whole run', scope: { kind: 'run' } };

/** The choices for a format, the whole run first. */
export function scopeChoices(
  { scopes }: ExportFormat,
  entries: readonly Entry[],
  cursor: number | null,
): readonly ScopeChoice[] {
  const looked = cursor === null ? undefined : entries[cursor - (entries[0]?.seq ?? 0)];
  const moment: ScopeChoice[] =
    looked === undefined || !scopes.includes('moment')
      ? []
      : [
          {
            id: 'moment',
            word: `Up to ${shownTime(looked.at)}`,
            sentence: 'As far as the moment that is looked at.',
            scope: { kind: 'moment', seq: looked.seq },
          },
        ];
  const requests = scopes.includes('request') ? entries.flatMap(requestChoice) : [];
  return [wholeRun, ...moment, ...requests];
}

function requestChoice(entry: Entry): readonly ScopeChoice[] {
  if (entry.kind !== 'request.opened') return [];
  const { authReqId, clientId, bindingMessage, at } = entry;
  const said = bindingMessage === null ? '' : `, «${bindingMessage}»`;
  return [
    {
      id: authReqId,
      word: `Request ${authReqId.slice(0, 4)}`,
      sentence: `${shownTime(at)}, ${clientId}${said}`,
      scope: { kind: 'request', authReqId },
    },
  ];
}

const longestStem = 48;

/** As a person finds it again: «bank-payment-poll.redacted.har». */
export function exportName(name: string, { extension }: ExportFormat, isRedacted: boolean): string {
  const stem = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${stem === '' ? 'run' : shortened(stem)}.${isRedacted ? 'redacted.' : ''}${extension}`;
}

/** At the end of a word. */
function shortened(stem: string): string {
  if (stem.length <= longestStem) return stem;
  const cut = stem.slice(0, longestStem);
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut;
}
