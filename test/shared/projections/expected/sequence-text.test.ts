/** A Mermaid diagram as the expected flow: read, refused with its line, and held against runs. */
import { describe, expect, it } from 'vitest';
import { countVerdicts, expectedRows } from '#shared/projections/expected/expected-rows.ts';
import {
  expectedOf,
  guessedRole,
  wantedBy,
} from '#shared/projections/expected/mermaid/expected-of-sequence.ts';
import {
  readSequenceText,
  type SequenceText,
} from '#shared/projections/expected/mermaid/sequence-text.ts';
import { mermaidText } from '#shared/projections/mermaid-text.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  type SequenceDiagram,
  unfoldedRows,
} from '#shared/projections/sequence-diagram.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { richRun } from '#test/support/core/rich-run.ts';
import { signedInTill, tillElsewhere } from '#test/support/match/recorded-runs.ts';

function read(text: string): SequenceText {
  const made = readSequenceText(text);
  if (made.kind === 'refused') throw new Error(made.sentence);
  return made;
}

function refused(text: string): string {
  const made = readSequenceText(text);
  return made.kind === 'refused' ? made.sentence : 'It was read.';
}

function diagramOf(entries: readonly Entry[]): SequenceDiagram {
  const diagram = createSequenceDiagram();
  for (const entry of entries) addToDiagram(diagram, entry);
  return diagram;
}

function rowsOf(text: string, diagram: SequenceDiagram) {
  const sequence = read(text);
  const roles = Object.fromEntries(
    sequence.participants.map((one) => [one.id, guessedRole(one, diagram.lanes)]),
  );
  const { messages } = diagram;
  const against = { messages, about: undefined, cursor: Infinity, isOver: true };
  return expectedRows(expectedOf(sequence, roles), against);
}

const flow = `
%% as somebody drew it on a white board
sequenceDiagram
  autonumber
  actor U as User
  participant RP as Relying Party
  participant OP as OpenID Provider
  participant AD as Authentication Device
  U->>RP: wants to pay
  RP->>+OP: POST /backchannel/authentication (login_hint)
  OP-->>-RP: 200 auth_req_id, interval
  Note over RP,OP: polling begins
  par
    OP->>AD: prompt
    AD->>OP: decision
  end
  loop every 5 seconds
    RP->>OP: POST /token
    OP-->>RP: 400 authorization_pending
  end
  RP->>OP: token request
  alt approved
    OP-->>RP: access_token, id_token
  else denied
    OP-->>RP: 400 access_denied
  end
`;

describe('a diagram that somebody drew', () => {
  it('is read with its participants, its blocks and the lines that messages stand in', () => {
    const { participants, messages } = read(flow);
    expect(participants.map(({ title }) => title)).toEqual([
      'User',
      'Relying Party',
      'OpenID Provider',
      'Authentication Device',
    ]);
    expect(messages[1]).toMatchObject({ from: 'RP', to: 'OP', line: 10, loop: undefined });
    expect(messages.filter(({ loop }) => loop !== undefined)).toHaveLength(2);
    expect(messages.filter(({ isOptional }) => isOptional)).toHaveLength(2);
    expect(messages.filter(({ isFree }) => isFree)).toHaveLength(2);
  });

  it('finds the parties of the run behind its participants', () => {
    const { lanes } = diagramOf(signedInTill());
    const guess = (title: string) => guessedRole({ id: 'x', title, isPerson: false }, lanes);
    expect(guess('Consumption Device')).toBe('relying-party');
    expect(guess('OP')).toBe('provider');
    expect(guess('Authorization Server')).toBe('provider');
    expect(guess('Alice’s phone')).toBe('authentication-device/phone-of-alice');
    expect(guess('Customer')).toBe('person');
    expect(guess('Weather')).toBeUndefined();
  });

  it('matches a run that goes as it says, however it words it', () => {
    const rows = rowsOf(flow, diagramOf(signedInTill()));
    const open = rows.filter(({ verdict }) => verdict !== 'matched');
    // That the decision is taken and that keys are fetched it does not say.
    expect(open.map(({ verdict, line }) => `${verdict} ${line?.title ?? ''}`)).toEqual([
      'undocumented decision accepted',
      'undocumented GET /jwks',
      'undocumented 200 keys',
    ]);
  });

  it('tells what came otherwise, out of order, or never', () => {
    const text = `sequenceDiagram
      OP->>RP: 200 access_token, id_token
      RP->>OP: POST /token
      OP->>RP: 403 forbidden
      RP->>OP: PUT /nowhere`;
    const counts = countVerdicts(rowsOf(text, diagramOf(signedInTill())));
    expect(counts.drifted).toBeGreaterThan(0);
    expect(counts.never).toBeGreaterThan(0);
    expect(counts.undocumented).toBeGreaterThan(0);
  });

  it('is read loosely: method and path, status, error, words', () => {
    expect(wantedBy('POST https://op.example/token?x=1')).toEqual({
      half: 'request',
      method: 'POST',
      endpoint: 'token',
    });
    expect(wantedBy('POST /own/path')).toMatchObject({ path: '/own/path' });
    expect(wantedBy('400 slow_down')).toEqual({
      half: 'response',
      status: 400,
      error: 'slow_down',
    });
    expect(wantedBy('the prompt «W4SCT»')).toEqual({ words: ['prompt'] });
  });
});

describe('our own Mermaid text', () => {
  it('describes its own run: every message of it is matched', () => {
    for (const entries of [signedInTill(), tillElsewhere(), richRun()]) {
      const diagram = diagramOf(entries);
      const text = mermaidText({ ...diagram, rows: [...unfoldedRows(diagram.rows)] });
      const rows = rowsOf(text, diagram);
      const lines = rows.filter(({ line }) => line !== undefined);
      expect(lines).toHaveLength(diagram.messages.list.length);
      expect(lines.filter(({ verdict }) => verdict !== 'matched')).toEqual([]);
    }
  });
});

describe('a text that is no sequence diagram', () => {
  it('is refused with the line and what is wrong there', () => {
    expect(refused('')).toBe('Line 1: A sequence diagram begins with «sequenceDiagram».');
    expect(refused('flowchart LR\nA-->B')).toMatch(/^Line 1: /);
    expect(refused('sequenceDiagram\nA->>B: x\nhello there')).toMatch(/^Line 3: «hello there»/);
    expect(refused('sequenceDiagram\nA->>B')).toMatch(/^Line 2: .*has no words/);
    expect(refused('sequenceDiagram\nloop x\nA->>B: y')).toMatch(/^Line 2: «loop» is not closed/);
    expect(refused('sequenceDiagram\nA->>B: y\nend')).toMatch(/^Line 3: «end» closes nothing/);
    expect(refused('sequenceDiagram\nopt x\nelse y')).toMatch(/^Line 3: «else» stands in no «alt»/);
    expect(refused('sequenceDiagram')).toMatch(/no message/);
  });

  it('is refused when it is too much, and soon', () => {
    expect(refused(`sequenceDiagram\n${'A->>B: x\n'.repeat(400)}`)).toMatch(/300 messages/);
    expect(refused(`sequenceDiagram\n${'opt x\n'.repeat(30)}`)).toMatch(/20 blocks/);
    expect(refused('x'.repeat(70_000))).toMatch(/60000 signs/);
    expect(refused(`sequenceDiagram\n${'-'.repeat(1999)}`)).toMatch(/^Line 2/);
    expect(refused(`sequenceDiagram\n${'a '.repeat(990)}->>`)).toMatch(/^Line 2/);
    const many = Array.from({ length: 41 }, (_, index) => `participant p${index}`);
    expect(refused(['sequenceDiagram', ...many].join('\n'))).toMatch(/40 participants/);
  });

  it('may hold any text in its words, which stay words', () => {
    const text = 'sequenceDiagram\nA->>B: <img src=x onerror=alert(1)> #60;b#62; #quot;';
    expect(read(text).messages[0]?.text).toBe('<img src=x onerror=alert(1)> <b> "');
    const named = read('sequenceDiagram\nparticipant __proto__ as constructor\n__proto__->>B: x');
    expect(named.participants[0]).toEqual({
      id: '__proto__',
      title: 'constructor',
      isPerson: false,
    });
  });
});
