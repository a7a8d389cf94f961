/** A message as it went over the wire, then its content line by line with what each part means. */
import { parameterCards } from '#shared/projections/parameter-cards.ts';
import { decodeFormBody } from '#shared/protocol/encoding/form-body.ts';
import { bodyObject, bodyText, type Wire } from '#shared/protocol/encoding/wire.ts';

export function WireView({ wire }: { readonly wire: Wire }) {
  const content = contentOf(wire);
  return (
    <div className="wire-view">
      {content.length === 0 ? null : <Content content={content} />}
      <pre className="raw" aria-label="Bytes of the message">
        {startLine(wire)}
        {wire.kind === 'channel.note' ? null : <HeaderLines headers={wire.headers} />}
        {`\n${bodyText(wire) ?? '(the body is not UTF-8)'}`}
      </pre>
    </div>
  );
}

function Content({ content }: { readonly content: readonly (readonly [string, string])[] }) {
  return (
    <dl className="content">
      {content.map(([name, value]) => (
        <div key={name}>
          <dt className="wire">{name}</dt>
          <dd>
            <span className="wire value">{value}</span>
            {parameterCards[name] === undefined ? null : <small>{parameterCards[name]}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function HeaderLines({ headers }: { readonly headers: readonly (readonly [string, string])[] }) {
  return headers.map(([name, value], index) => (
    <span key={`${name}-${String(index)}`}>
      <span className="header-name">{name}</span>: {value}
      {'\n'}
    </span>
  ));
}

function startLine(wire: Wire): string {
  switch (wire.kind) {
    case 'http.request':
      return `${wire.method} ${wire.target} HTTP/1.1\n`;
    case 'http.response':
      return `HTTP/1.1 ${wire.status} ${wire.reason}\n`;
    default:
      return `note on the authentication channel: ${wire.subject}\n`;
  }
}

function contentOf(wire: Wire): readonly (readonly [string, string])[] {
  const form = decodeFormBody(wire);
  if (form !== undefined) return [...form];
  return Object.entries(bodyObject(wire) ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}
