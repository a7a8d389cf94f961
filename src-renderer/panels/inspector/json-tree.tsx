/** A JSON value as a tree: each member with its type and its card, lists and objects to be folded. */

import type { MessageParts } from '#shared/projections/message-parts/message-parts.ts';
import { memberCard } from '#shared/projections/parameter-cards/find-card.ts';
import { isObject } from '#shared/protocol/encoding/wire.ts';
import { CardLine } from './name-card.tsx';

type Place = Pick<MessageParts, 'place' | 'half'>;

interface JsonTreeProps {
  readonly value: unknown;
  readonly at: Place;
  readonly depth?: number;
}

/** Deeper than that it is told as text: a file may hold anything. */
const deepest = 8;

export function JsonTree({ value, at, depth = 0 }: JsonTreeProps) {
  if (!isObject(value) && !Array.isArray(value)) return <Plain value={value} />;
  if (depth > deepest) return <span className="wire value">{JSON.stringify(value)}</span>;
  const members = Object.entries(value);
  if (members.length === 0) return <Plain value={value} />;
  return (
    <dl className="content parts">
      {members.map(([name, inner]) => (
        <Member key={name} name={name} value={inner} at={at} depth={depth} />
      ))}
    </dl>
  );
}

interface MemberProps extends Required<JsonTreeProps> {
  readonly name: string;
}

function Member({ name, value, at, depth }: MemberProps) {
  const nested = sizeOf(value);
  return (
    <CardLine name={name} card={memberCard(at.place, at.half, name)}>
      {nested === undefined ? (
        <Plain value={value} />
      ) : (
        <details className="nested" open={depth < 2}>
          <summary>{nested}</summary>
          <JsonTree value={value} at={at} depth={depth + 1} />
        </details>
      )}
    </CardLine>
  );
}

/** «object, 3 members», for what can be folded. */
function sizeOf(value: unknown): string | undefined {
  const isPlainList =
    Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);
  if (isPlainList || (!isObject(value) && !Array.isArray(value))) return undefined;
  const count = Object.keys(value).length;
  const what = Array.isArray(value) ? 'list' : 'object';
  const of = Array.isArray(value) ? 'item' : 'member';
  return `${what}, ${count} ${count === 1 ? of : `${of}s`}`;
}

function Plain({ value }: { readonly value: unknown }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <span className="typed">
      <span className="wire value">{text}</span> <small>{typeOf(value)}</small>
    </span>
  );
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 1 ? 'list of one' : `list of ${value.length}`;
  return typeof value === 'boolean' ? 'true or false' : (plainTypes[typeof value] ?? '');
}

const plainTypes: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  object: 'object',
};
