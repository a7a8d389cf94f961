/** What the client wants to do beyond a scope (RFC 9396), member by member, as plain text. */
import type { EntryOf } from '#shared/trace/entry.ts';

type Details = EntryOf<'prompt.arrived'>['authorizationDetails'];

export function AuthorizationDetails({ details }: { readonly details: Details }) {
  if (details.length === 0) return null;
  return (
    <section className="details" aria-label="What you would agree to">
      {details.map(({ type, ...members }) => (
        <dl key={JSON.stringify({ type, ...members })}>
          <div className="detail-type">
            <dt>asks for</dt>
            <dd>{shown(type)}</dd>
          </div>
          {Object.entries(members).flatMap(([name, value]) => rowsOf(name, value))}
        </dl>
      ))}
    </section>
  );
}

/** An object is shown by its members, one level deep; what lies deeper is shown as JSON. */
export function rowsOf(name: string, value: unknown) {
  const members =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, held]): [string, unknown] => [`${name} ${inner}`, held])
      : [[name, value] as const];
  return members.map(([label, held]) => (
    <div key={label}>
      <dt>{label.replaceAll('_', ' ')}</dt>
      <dd>{shown(held)}</dd>
    </div>
  ));
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? value.join(', ')
    : (JSON.stringify(value) ?? '');
}
