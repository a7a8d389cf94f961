/** The rules that implement a clause: what each asks, in which tables it stands, and whose it is. */
import { profiles } from '#shared/profiles/profile-list.ts';
import type { BookRule, RulePlace } from '#shared/projections/clause-book/passage.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { type MarkedSentence, TermSentence } from './term-words.tsx';

interface RuleLinesProps {
  readonly rules: readonly BookRule[];
  /** What each teaches, with its terms. */
  readonly teachings: readonly MarkedSentence[];
}

export function RuleLines({ rules, teachings }: RuleLinesProps) {
  if (rules.length === 0) return null;
  return (
    <section className="book-part" aria-label="Rules">
      <h3>
        Rules <small>{rules.length}</small>
      </h3>
      <table className="book-rules">
        <thead className="hidden-but-read">
          <tr>
            <th scope="col">Rule</th>
            <th scope="col">Where it stands</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, place) => (
            <tr key={`${rule.name} ${rule.teaching}`}>
              <th scope="row">
                {rule.name}
                <TermSentence of={teachings[place] ?? []} className="rule-why" />
              </th>
              <td>
                {rule.places.map((place) => (
                  <p key={place.table}>
                    <span className="book-table">{place.table.replaceAll('-', ' ')}</span>
                    <span className="book-whose">{whose(place)}</span>
                  </p>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Empty where every profile has it; of products by their names. */
function whose({ profiles: having }: RulePlace): string {
  const without = profileNames.filter((name) => !having.includes(name));
  if (without.length === 0) return '';
  const titles = (names: RulePlace['profiles']): string =>
    names.map((name) => profiles[name].title).join(', ');
  return having.includes('core') ? `not ${titles(without)}` : titles(having);
}
