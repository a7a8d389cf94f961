/** The lines of two products, part by part; a line that differs has a sign, a word and a colour. */
import { EqualNotIcon } from 'lucide-react';
import { profiles } from '#shared/profiles/profile-list.ts';
import type { VendorComparison } from '#shared/projections/vendor-comparison/comparison-table.ts';

export function VendorTable({ comparison }: { readonly comparison: VendorComparison }) {
  const { left, right, parts } = comparison;
  return (
    <table className="vendors-table">
      <caption className="hidden-but-read">
        {profiles[left].title} and {profiles[right].title}, asked the same
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden-but-read">What is compared</span>
          </th>
          <th scope="col">{profiles[left].title}</th>
          <th scope="col">{profiles[right].title}</th>
        </tr>
      </thead>
      {parts.map((part) => (
        <Part key={part.title} part={part} />
      ))}
    </table>
  );
}

type ComparedPart = VendorComparison['parts'][number];

function Part({ part: { title, lines } }: { readonly part: ComparedPart }) {
  return (
    <tbody>
      <tr className="vendors-part">
        <th scope="rowgroup" colSpan={3}>
          {title}
        </th>
      </tr>
      {lines.map((line) => (
        <tr key={line.title} className={line.differs ? 'differs' : ''}>
          <th scope="row">
            <span className="vendors-title">
              {line.differs ? <EqualNotIcon aria-hidden size={14} /> : <span aria-hidden />}
              <span>
                {line.title}
                {line.differs ? <span className="hidden-but-read">, differs</span> : null}
              </span>
            </span>
          </th>
          <td>
            <Cell text={line.left} />
          </td>
          <td>
            <Cell text={line.right} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

const answer = /^(\d{3})(:| \w+:) (.*)$/s;

/** What a client is told: its code as on the wire, its sentence in words; all else as on the wire. */
function Cell({ text }: { readonly text: string }) {
  const [, status, error = '', sentence] = answer.exec(text) ?? [];
  if (status === undefined) return <span className={text === '—' ? 'absent' : 'wire'}>{text}</span>;
  return (
    <>
      <span className={`wire tone-${status.startsWith('2') ? 'ok' : 'refused'}`}>
        {status}
        {error.replace(':', '')}
      </span>{' '}
      {sentence}
    </>
  );
}
