/** The run as the steps that the stand-alone page goes through, in the order of the figure. */
import type { EntryOf } from '../../../trace/entry.ts';
import type { Party } from '../../../trace/party.ts';
import { roleOf } from '../../../trace/party.ts';
import {
  addToMessages,
  createMessages,
  type Messages,
  type MessageView,
} from '../../message-view.ts';
import { ruleSteps } from '../../rule-steps.ts';
import type { ArrowRow } from '../../sequence-diagram.ts';
import type { Material } from '../material.ts';
import { clockTime, shownLine, shownLines } from '../shown-characters.ts';
import { createNumbered, type Numbered } from './numbered.ts';
import { playerRule } from './player-cards.ts';
import type {
  PlayerCard,
  PlayerData,
  PlayerJudgement,
  PlayerMark,
  PlayerRule,
  PlayerStep,
} from './player-data.ts';
import { playerMessage } from './player-message.ts';

interface Telling {
  readonly material: Material;
  readonly titleOf: (party: Party) => string;
  readonly recorded: Messages;
  readonly cards: Numbered<PlayerCard>;
  readonly rules: Numbered<PlayerRule>;
  readonly judgements: Numbered<PlayerJudgement>;
}

/** All that the page is to know of it. */
export function playerData(material: Material): PlayerData {
  const { rows, marks, notes } = material;
  const telling = tellingOf(material);
  const steps = rows.map((row) => playerStep(row, telling));
  return {
    notes: shownLines(notes),
    marks: marks.map((mark): PlayerMark => {
      const { seq } = mark;
      const step = seq === undefined ? -1 : rows.findLastIndex((row) => row.seq <= seq);
      const words = { title: shownLine(mark.title), text: shownLines(mark.text) };
      return step < 0 ? words : { step, ...words };
    }),
    cards: telling.cards.all,
    rules: telling.rules.all,
    judgements: telling.judgements.all,
    steps,
  };
}

function tellingOf(material: Material): Telling {
  const recorded = createMessages();
  for (const entry of material.recorded) addToMessages(recorded, entry);
  const titles = new Map(material.diagram.lanes.map(({ party, title }) => [party, title]));
  return {
    material,
    titleOf: (party) => shownLine(titles.get(party) ?? party, 60),
    recorded,
    cards: createNumbered(),
    rules: createNumbered(),
    judgements: createNumbered(),
  };
}

function playerStep(row: ArrowRow, telling: Telling): PlayerStep {
  const { seq, at, from, to, title, detail, tone, notes, message } = row;
  const { titleOf } = telling;
  return {
    seq,
    time: clockTime(at),
    from: titleOf(from),
    to: titleOf(to),
    role: roleOf(from),
    title: shownLine(title),
    detail: shownLine(detail),
    tone,
    changes: notes.map((note) =>
      note.isFate === true
        ? shownLine(note.text)
        : `${titleOf(note.party)}: ${shownLine(inWords(note.text))}`,
    ),
    ...(message === undefined ? {} : { message: told(message, telling) }),
  };
}

function told(message: MessageView, telling: Telling) {
  const { material, recorded, cards, rules, judgements } = telling;
  const { exchanges, judgements: verdicts } = material.diagram.messages;
  const verdict = verdicts.get(message.exchange);
  return playerMessage(message, {
    cards,
    clean: material.clean,
    exchange: exchanges.get(message.exchange) ?? [message],
    recorded: recorded.bySeq.get(message.seq)?.wire,
    judgement:
      verdict === undefined
        ? undefined
        : judgements.numberOf(message.exchange, () => judgementOf(verdict, rules)),
  });
}

function judgementOf(
  verdict: EntryOf<'rules.judged'>,
  rules: Numbered<PlayerRule>,
): PlayerJudgement {
  const steps = ruleSteps(verdict).map((step) => ({
    ...step,
    number: rules.numberOf(`${verdict.table} ${step.name}`, () => playerRule(step)),
  }));
  const numbersOf = (wanted: string): readonly number[] =>
    steps.filter(({ verdict: held }) => held === wanted).map(({ number }) => number);
  const { refusal } = verdict;
  const [refused] = numbersOf('refused');
  return {
    profile: shownLine(verdict.profile),
    passed: numbersOf('passed'),
    unreached: numbersOf('unreached'),
    ...(refused === undefined || refusal === undefined
      ? {}
      : {
          refused: {
            rule: refused,
            error: shownLine(refusal.error),
            words: shownLine(refusal.description),
          },
        }),
  };
}

function inWords(state: string): string {
  return state.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
}
