/** One rule of a judgement: its verdict, why it is there, its clause, and the values it compared. */
import { Button } from 'react-aria-components';
import type { RuleStep } from '#shared/projections/rule-steps.ts';
import type { RuleValue } from '#shared/projections/rule-values/rule-values.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import { ClauseLink, isClause } from '../clauses/clause-link.tsx';
import { markedSentences, TermSentence } from '../clauses/term-words.tsx';
import { StepPointer } from '../product/step-pointer.tsx';
import { useInspectorLinks } from './inspector-links.ts';
import { VerdictSign, verdictOf, verdictWords } from './rule-verdict.tsx';

interface RuleItemProps {
  readonly step: RuleStep;
  readonly values: readonly RuleValue[];
  readonly isCurrent: boolean;
  readonly isLater: boolean;
  /** It looks at the part that is lit. */
  readonly isLit: boolean;
  readonly place: React.Ref<HTMLLIElement>;
  readonly onChoose: () => void;
}

export function RuleItem(props: RuleItemProps) {
  const { step, values, isCurrent, isLater, isLit, place, onChoose } = props;
  const verdict = isLater ? 'later' : verdictOf(step);
  return (
    <li
      ref={place}
      className={`rule ${verdict}${isCurrent ? ' current' : ''}${isLit ? ' lit' : ''}`}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <VerdictSign verdict={verdict} />
      <div>
        <Button className="rule-name" onPress={onChoose} isDisabled={verdict === 'unreached'}>
          {step.name} <span className="hidden-but-read">{verdictWords[verdict]}</span>
        </Button>
        {isLater ? null : <Teaching step={step} isCurrent={isCurrent} />}
        {isLater || verdict === 'unreached' ? null : <Values of={values} />}
      </div>
    </li>
  );
}

type TeachingProps = Pick<RuleItemProps, 'step' | 'isCurrent'>;

/** Only the rule that is stepped to explains its words: the others would be a row of stops for Tab. */
function Teaching({ step: { teaching, clause, verdict }, isCurrent }: TeachingProps) {
  const { mends } = useInspectorLinks();
  const known = isClause(clause) ? clause : undefined;
  const says = known === undefined ? [] : [clauses[known].paraphrase];
  const sentences = [teaching, ...(verdict === 'refused' ? says : [])];
  return (
    <>
      {(isCurrent ? markedSentences(sentences) : sentences.map((text) => [{ text }])).map(
        (sentence, place) => (
          <TermSentence key={sentences[place]} of={sentence} className="rule-why" />
        ),
      )}
      {known === undefined ? null : <ClauseLink clause={known} />}
      {verdict === 'refused' && mends !== undefined ? <StepPointer {...mends} /> : null}
    </>
  );
}

/** What it had before it; a part of the message leads there. */
function Values({ of }: { readonly of: readonly RuleValue[] }) {
  const { showPart } = useInspectorLinks();
  if (of.length === 0) return null;
  return (
    <dl className="rule-values" aria-label="Values compared">
      {of.map(({ name, value, origin }) => (
        <div key={name}>
          <dt>
            {origin === 'setting' ? (
              <>
                setting <span className="wire">{name}</span>
              </>
            ) : (
              <Button className="link wire" onPress={() => showPart(name)}>
                {name}
              </Button>
            )}
          </dt>
          <dd className={value === undefined ? 'absent' : 'wire'}>{value ?? 'not sent'}</dd>
        </div>
      ))}
    </dl>
  );
}
