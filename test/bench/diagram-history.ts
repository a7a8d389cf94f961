/**
 * What the diagram benchmark draws: a run of the kernel with as many arrows as asked for, none of
 * them folded away, and then one message whose label is longer than all before it.
 */
import { addToDiagram, createSequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { decide, openRequest } from '../support/core/decided-request.ts';
import { authenticationRequest, tokenRequest } from '../support/core/outside-request.ts';
import { buildSetup } from '../support/core/setup.ts';
import { createSimulation, type Simulation } from '../support/core/simulation.ts';
import type { DiagramHistory } from './page/history.ts';

const nextMessages = 20;
/** Within the 100 characters that the provider accepts. */
const longMessage =
  'PAYMENT OF 1,234.56 EUR TO THE CORNER SHOP, MAIN STREET 12, ORDER 2026-01-05/4711';

/** A history with that many arrows in its base. */
export function makeHistory(rows: number): DiagramHistory {
  const simulation = createSimulation({ setup: buildSetup({ mode: 'wall' }), seed: 'diagram' });
  let parts = partByRow(simulation.entries);
  for (let count = 0; parts.length < rows + nextMessages; count += 1) {
    runFlow(simulation, count);
    parts = partByRow(simulation.entries);
  }
  const base = parts.slice(0, rows);
  return { base, next: parts.slice(rows, rows + nextMessages), long: longAfter(base) };
}

/** Splits entries so that each part begins with the entry that adds an arrow. */
function partByRow(entries: readonly Entry[]): Entry[][] {
  const diagram = createSequenceDiagram();
  const parts: Entry[][] = [[]];
  for (const entry of entries) {
    const before = diagram.rows.length;
    addToDiagram(diagram, entry);
    // What comes before the first arrow belongs to it.
    if (diagram.rows.length > Math.max(1, before)) parts.push([]);
    parts.at(-1)?.push(entry);
  }
  if (diagram.rows.some(({ kind }) => kind === 'fold')) throw new Error('A row was folded.');
  return parts;
}

/** Somebody decides at once, so that no poll is repeated and folded. */
export function runFlow(simulation: Simulation, count: number): void {
  const decision = count % 5 === 4 ? 'prompt.denied' : 'prompt.approved';
  const loginHint = count % 4 < 2 ? 'alice' : 'bruno';
  const bindingMessage = `PAY-${count}`;
  if (count % 3 === 2) {
    const changes = { binding_message: bindingMessage, login_hint: loginHint };
    const authReqId = openRequest(simulation, changes);
    decide(simulation, authReqId, decision);
    simulation.wait(10_000);
    simulation.ask(tokenRequest(authReqId));
  } else {
    const opened = simulation.ofKind('request.opened').length;
    const relyingParty = count % 2 === 0 ? 'till' : 'kiosk';
    simulation.signIn({ relyingParty, loginHint, bindingMessage });
    simulation.popUntil(() => simulation.ofKind('request.opened').length > opened);
    const authReqId = simulation.ofKind('request.opened').at(-1)?.authReqId ?? '';
    decide(simulation, authReqId, decision);
    simulation.wait(10_000);
  }
}

/** A request that the kernel took in elsewhere, numbered as if it came after the base. */
function longAfter(base: readonly (readonly Entry[])[]): Entry[] {
  const simulation = createSimulation({ setup: buildSetup({ mode: 'wall' }) });
  simulation.ask(authenticationRequest({ binding_message: longMessage }));
  const last = base.at(-1)?.at(-1);
  return simulation
    .ofKind('http.arrived')
    .map((request) => ({ ...request, seq: (last?.seq ?? 0) + 1, at: last?.at ?? 0 }));
}
