/** A message as it went over the wire, then its content line by line with what each part means. */
import { decodeFormBody } from '#shared/protocol/encoding/form-body.ts';
import { bodyObject, bodyText, type Wire } from '#shared/protocol/encoding/wire.ts';
import { MemberTable } from './member-table.tsx';

export function WireView({ wire }: { readonly wire: Wire }) {
  const content = contentOf(wire);
  return (
    <div className="wire-view">
      {content.length === 0 ? null : <MemberTable of={content} />}
      <pre className="raw" aria-label="Bytes of the message">
        {startLine(wire)}
        {wire.kind === 'channel.note' ? null : <HeaderLines headers={wire.headers} />}
        {`\n${bodyText(wire) ?? '(the body is not UTF-8)'}`}
      </pre>
    </div>
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

/** The form's parameters or the JSON body's members, whichever the message carries. */
function contentOf(wire: Wire): readonly (readonly [string, unknown])[] {
  const form = decodeFormBody(wire);
  return form === undefined ? Object.entries(bodyObject(wire) ?? {}) : [...form];
}
