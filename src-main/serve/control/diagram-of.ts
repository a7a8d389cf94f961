/**
 * Draws one request from the record: the newest run first, then the ones before it until the run is
 * found in which the request was opened. Of each, only what is about the request is read, and the
 * provider gets its turn in between.
 */
import type { Lane } from '#shared/projections/lanes.ts';
import { mermaidText } from '#shared/projections/mermaid-text.ts';
import {
  addToHistory,
  createRequestHistory,
  endHistory,
  type RequestHistory,
} from '#shared/projections/request-history.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  type SequenceDiagram,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { AboutEntries, ControlTarget } from './control-target.ts';

/** The Mermaid text, or undefined when the record knows no such request. */
export async function diagramOf(
  target: ControlTarget,
  authReqId: string,
): Promise<string | undefined> {
  const entries: Entry[] = [];
  for (const { run } of target.runs().toReversed()) {
    const history = await historyIn(target, run, authReqId);
    entries.unshift(...history.entries);
    if (history.isWhole) break;
  }
  if (!entries.some(({ about }) => about === authReqId)) return undefined;
  const diagram = createSequenceDiagram();
  for (const entry of entries) addToDiagram(diagram, entry);
  return mermaidText({ ...diagram, lanes: lanesInUse(diagram) });
}

/** A service may know thousands of devices; the figure has those that take part in the request. */
function lanesInUse({ lanes, rows }: SequenceDiagram): readonly Lane[] {
  const parties = new Set(unfoldedRows(rows).flatMap(({ from, to }) => [from, to]));
  return lanes.filter(({ party }) => parties.has(party));
}

async function historyIn(
  target: ControlTarget,
  run: string,
  authReqId: string,
): Promise<RequestHistory> {
  const history = createRequestHistory(authReqId);
  const [beginning] = target.read(run, 0, 1) ?? [];
  if (beginning === undefined) return history;
  addToHistory(history, beginning);
  let from: number | undefined = beginning.seq;
  while (from !== undefined) {
    const page: AboutEntries | undefined = target.readAbout(run, authReqId, from);
    for (const entry of page?.entries ?? []) {
      if (entry.seq > beginning.seq) addToHistory(history, entry);
    }
    from = page?.next;
    await new Promise((resume) => setImmediate(resume));
  }
  endHistory(history);
  return history;
}
