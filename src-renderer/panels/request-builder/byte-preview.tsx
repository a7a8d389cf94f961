/** The bytes of a request before they are sent; what is signed on sending is marked as such. */
import { filledIn } from '#shared/protocol/encoding/hand-made.ts';
import { bodyText } from '#shared/protocol/encoding/wire.ts';
import { previewJwt, type WrittenRequest } from './request-draft.ts';

export function BytePreview({ request }: { readonly request: WrittenRequest }) {
  const wire = filledIn(request.written, request.jwts.map(previewJwt));
  const head = [
    `${wire.method} ${wire.target} HTTP/1.1`,
    ...wire.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const text = `${head.join('\n')}\n\n${bodyText(wire) ?? ''}`;
  return (
    <pre className="raw builder-bytes" aria-label="Bytes to be sent" tabIndex={0}>
      <Marked text={text} />
    </pre>
  );
}

/** A run of these stands for a signature, which nobody can know before. */
const signatures = /(~{43,})/;

function Marked({ text }: { readonly text: string }) {
  return text.split(signatures).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <span key={`${String(at)}`} className="mark is-next">
        {part.length} characters, signed on sending
      </span>
    ),
  );
}
