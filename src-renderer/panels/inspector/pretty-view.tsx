/** A message as its parts: headers as a table, a form as a table, JSON as a tree with types. */
import type {
  Content,
  MessageParts,
  Part,
} from '#shared/projections/message-parts/message-parts.ts';
import { JsonTree } from './json-tree.tsx';
import { CardLine } from './name-card.tsx';
import { Hex } from './raw-view.tsx';

export function PrettyView({ parts }: { readonly parts: MessageParts }) {
  const { headers, query, content } = parts;
  return (
    <>
      <Body content={content} parts={parts} />
      <PartTable title="Query" of={query} />
      <PartTable title="Headers" of={headers} />
    </>
  );
}

function Body({ content, parts }: { readonly content: Content; readonly parts: MessageParts }) {
  switch (content.kind) {
    case 'none':
      return <p className="quiet-line">It has no body.</p>;
    case 'form':
      return <PartTable title="Parameters" of={content.parts} />;
    case 'json':
      return (
        <section className="part-section">
          <h4>Body</h4>
          <JsonTree value={content.value} at={parts} />
        </section>
      );
    case 'text':
      return (
        <section className="part-section">
          <h4>Body, plain text</h4>
          <pre className="raw">{content.text}</pre>
        </section>
      );
    default:
      return <Hex bytes={content.bytes} />;
  }
}

function PartTable({ title, of }: { readonly title: string; readonly of: readonly Part[] }) {
  if (of.length === 0) return null;
  return (
    <section className="part-section">
      <h4>{title}</h4>
      <dl className="content parts" aria-label={title}>
        {of.map(({ name, value, isRepeated, card }, index) => (
          <CardLine
            key={`${name} ${String(index)}`}
            name={name}
            card={card}
            isRepeated={isRepeated}
          >
            <span className="wire value">{value === '' ? <em>empty</em> : value}</span>
          </CardLine>
        ))}
      </dl>
    </section>
  );
}
