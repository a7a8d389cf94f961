/** A message byte by byte as it went over the wire; a body that is no text as hex. */
import { hexLines } from '#shared/projections/message-parts/hex-lines.ts';
import type { Content } from '#shared/projections/message-parts/message-parts.ts';
import { bodyText, type Wire } from '#shared/protocol/encoding/wire.ts';

interface RawViewProps {
  readonly wire: Wire;
  readonly content: Content;
}

export function RawView({ wire, content }: RawViewProps) {
  const body = content.kind === 'bytes' ? '' : (bodyText(wire) ?? '');
  return (
    <>
      <pre className="raw" aria-label="Bytes of the message" tabIndex={0}>
        {startLine(wire)}
        {wire.kind === 'channel.note' ? null : <HeaderLines headers={wire.headers} />}
        {`\n${body}`}
      </pre>
      {content.kind === 'bytes' ? <Hex bytes={content.bytes} /> : null}
    </>
  );
}

/** The body as hex: offset, bytes, and the characters that ASCII has for them. */
export function Hex({ bytes }: { readonly bytes: Uint8Array }) {
  const { lines, more } = hexLines(bytes);
  return (
    <table className="hex wire" aria-label="Body as hex">
      <caption>The body is no text: {bytes.length} bytes.</caption>
      <thead className="hidden-but-read">
        <tr>
          <th>Offset</th>
          <th>Hex</th>
          <th>ASCII</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ offset, hex, text }) => (
          <tr key={offset}>
            <th scope="row">{offset}</th>
            <td>{hex}</td>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
      {more === 0 ? null : (
        <tfoot>
          <tr>
            <td colSpan={3}>and {more} bytes more</td>
          </tr>
        </tfoot>
      )}
    </table>
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
