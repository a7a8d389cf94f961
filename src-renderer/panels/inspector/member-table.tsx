/** Names and values line by line, each with what it means: parameters, members and claims alike. */
import { parameterMeanings } from '#shared/projections/parameter-cards/meanings.ts';

export function MemberTable({ of }: { readonly of: readonly (readonly [string, unknown])[] }) {
  return (
    <dl className="content">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt className="wire">{name}</dt>
          <dd>
            <span className="wire value">
              {typeof value === 'string' ? value : JSON.stringify(value)}
            </span>
            {parameterMeanings[name] === undefined ? null : (
              <small>{parameterMeanings[name]}</small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
