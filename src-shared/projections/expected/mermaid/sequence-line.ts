/** One line of a Mermaid sequence diagram: what it says, with Mermaid's own codes for signs undone. */

export type SequenceLine =
  | { readonly kind: 'nothing' | 'end' }
  | {
      readonly kind: 'participant';
      readonly id: string;
      readonly title: string;
      readonly isPerson: boolean;
    }
  | { readonly kind: 'message'; readonly from: string; readonly to: string; readonly text: string }
  | { readonly kind: 'block' | 'branch'; readonly word: string }
  | { readonly kind: 'fault'; readonly sentence: string };

const nothing = { kind: 'nothing' } as const;
const longestLine = 2000;

/** What the line says. */
export function readLine(text: string): SequenceLine {
  // A semicolon ends a line, unless it ends one of Mermaid’s codes.
  const line = text
    .trim()
    .replace(/(?<!#\w{1,8});$/, '')
    .trim();
  if (line.length > longestLine)
    return { kind: 'fault', sentence: `A line has ${longestLine} signs at most.` };
  if (line === '' || line.startsWith('%%')) return nothing;
  const word = /^[a-zA-Z]+/.exec(line)?.[0].toLowerCase() ?? '';
  return readArrow(line) ?? readWord(line, word) ?? { kind: 'fault', sentence: faultOf(line) };
}

// Two ends, an arrow between them, signs of activation, and the words.
const arrow =
  /^([^:;]*?[^\s:;<-])\s*(<<-->>|<<->>|-->>|->>|--x|-x|--\)|-\)|-->|->)\s*[+-]?\s*([^\s:;+-][^:;]*?)\s*:(.*)$/;

function readArrow(line: string): SequenceLine | undefined {
  const found = arrow.exec(line);
  if (found === null) return undefined;
  const [, from = '', , to = '', text = ''] = found;
  return { kind: 'message', from: from.trim(), to: to.trim(), text: decoded(text.trim()) };
}

const silent: ReadonlySet<string> = new Set([
  'activate',
  'deactivate',
  'autonumber',
  'title',
  'acctitle',
  'accdescr',
  'note',
  'link',
  'links',
  'properties',
  'details',
  'destroy',
]);
const blocks: ReadonlySet<string> = new Set([
  'loop',
  'alt',
  'opt',
  'par',
  'critical',
  'break',
  'rect',
  'box',
]);
const branches: ReadonlySet<string> = new Set(['else', 'and', 'option']);

function readWord(line: string, word: string): SequenceLine | undefined {
  if (silent.has(word)) return nothing;
  if (blocks.has(word)) return { kind: 'block', word };
  if (branches.has(word)) return { kind: 'branch', word };
  if (/^end$/i.test(line)) return { kind: 'end' };
  const named = /^(?:create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/i.exec(line);
  if (named === null) return undefined;
  const [, kind = '', id = '', title = id] = named;
  const isPerson = kind.toLowerCase() === 'actor';
  return { kind: 'participant', id: bare(id), title: decoded(title), isPerson };
}

/** A participant may be followed by what it looks like: `A@{ "type": "database" }`. */
function bare(id: string): string {
  return id.replace(/@\{.*\}$/, '').trim();
}

/** `#59;` and the like, and breaks, as what they stand for. */
function decoded(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/#(\d{1,7});/g, (whole, code: string) => signOf(Number(code)) ?? whole)
    .replace(/#(quot|lt|gt|amp|semi|colon);/g, (_whole, name: string) => names[name] ?? '');
}

const names: Readonly<Record<string, string>> = {
  quot: '"',
  lt: '<',
  gt: '>',
  amp: '&',
  semi: ';',
  colon: ':',
};

function signOf(code: number): string | undefined {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}

function faultOf(line: string): string {
  const shown = line.length > 40 ? `${line.slice(0, 40)}…` : line;
  return /--?[>x)]/.test(line)
    ? `«${shown}» has no words: write them after a colon, as in A->>B: POST /token.`
    : `«${shown}» is no message, participant, note or block of a sequence diagram.`;
}
