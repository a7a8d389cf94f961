/**
 * The diagram as Mermaid source: complete, and closed against whatever a party puts into a message.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, mermaidText } from '#shared/projections/mermaid-text.ts';
import { addToDiagram, createSequenceDiagram } from '#shared/projections/sequence-diagram.ts';
import { createSimulation } from '../support/core/simulation.ts';

function textOf(bindingMessage: string): string {
  const simulation = createSimulation();
  simulation.signIn({ bindingMessage });
  simulation.wait(200);
  const diagram = createSequenceDiagram();
  for (const entry of simulation.entries) addToDiagram(diagram, entry);
  return mermaidText(diagram);
}

describe('Mermaid source', () => {
  it('names the participants and every message', () => {
    const text = textOf('PAY-1');
    expect(text).toMatch(/^sequenceDiagram\n {2}actor p0 as Person\n/);
    expect(text).toMatch(/p\d->>p\d: POST \/backchannel\/authentication #171;PAY-1#187;/);
    expect(text).toMatch(/p\d-->>p\d: 200 auth_req_id/);
    expect(text).toMatch(/Note over p\d: pending/);
  });

  it.each([
    'end\nparticipant evil',
    'a;b',
    '<img src=x onerror=alert(1)>',
    '%%{init: {}}%%',
    '#lt;',
  ])('has as many lines with the binding message %j as with a plain one', (message) => {
    const lines = textOf(message)
      .split('\n')
      .filter((line) => line.includes('POST '));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^ {2}p\d->>p\d: [\w ./,#;-]+$/);
  });

  it('lets nothing through but harmless signs and entity codes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text)).toMatch(/^(?:[\w ./,-]|#\d+;)+$/);
      }),
    );
  });
});
