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
  return membersOf(name, value).map(([label, held]) => (
    <div key={label}>
      <dt>{label.replaceAll('_', ' ')}</dt>
      <dd>{shown(held)}</dd>
    </div>
  ));
}

function membersOf(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]];
  const members = Object.entries(value);
  const money = moneyIn(members);
  if (money !== undefined) return [[name, money]];
  return members.map(([inner, held]) => [`${name} ${inner}`, held]);
}

/** An amount and its currency, and nothing else, are one thing and read as one. */
function moneyIn(members: readonly (readonly [string, unknown])[]): string | undefined {
  const { amount, currency, ...others } = Object.fromEntries(members);
  const isMoney = typeof amount === 'string' && typeof currency === 'string';
  return isMoney && Object.keys(others).length === 0 ? `${amount} ${currency}` : undefined;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? value.join(', ')
    : (JSON.stringify(value) ?? '');
}
