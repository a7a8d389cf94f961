/** What is missing or wrong in the fields of a draft, each said at its field. */
import { parseMatch } from '../../trace/match/text/match-text.ts';
import type { Draft, DraftBeat, DraftPrediction, DraftSentence } from './draft.ts';
import type { DraftFault } from './draft-fault.ts';

/** All that the fields alone tell, in their order. */
export function fieldFaults({ head, beats }: Draft): readonly DraftFault[] {
  return [
    ...empty('title', head.title, 'Give the lesson a title.'),
    ...empty('about', head.about, 'Say in one sentence what it is about.'),
    ...empty('ending.text.0.text', head.ending, 'Ask something that people take along.'),
    ...(beats.length === 0
      ? [{ place: 'beats', sentence: 'Make a moment of the run the first beat.' }]
      : []),
    ...beats.flatMap((beat, index) => beatFaults(beat, `beats.${index}`, index + 1 < beats.length)),
  ];
}

function beatFaults(beat: DraftBeat, place: string, hasNext: boolean): readonly DraftFault[] {
  const { title, until, text, why, look, predict } = beat;
  return [
    ...empty(`${place}.title`, title, 'Say the one idea of this beat.'),
    ...lineFaults(`${place}.until`, until, 'Say what the beat waits for, or choose a line.'),
    ...(text.length === 0
      ? [{ place: `${place}.text`, sentence: 'Add a sentence about what is seen.' }]
      : text.flatMap((one, at) => sentenceFaults(one, `${place}.text.${at}`, 'Write a sentence.'))),
    ...sentenceFaults(why, `${place}.why`, 'Write why it is so.'),
    ...look.flatMap(({ line }, at) =>
      line === '' ? [] : lineFaults(`${place}.look.${at}.match`, line, ''),
    ),
    ...(predict === undefined ? [] : predictionFaults(predict, `${place}.predict`, hasNext)),
  ];
}

function sentenceFaults(
  { text, line, cites, asks }: DraftSentence,
  place: string,
  whenEmpty: string,
): readonly DraftFault[] {
  const isBound = line !== '' || cites.length > 0 || asks;
  return [
    ...empty(`${place}.text`, text, whenEmpty),
    ...(line === '' ? [] : lineFaults(`${place}.shows`, line, '')),
    ...(isBound
      ? []
      : [
          {
            place: `${place}.shows`,
            sentence: 'Say what shows it in the run, cite a clause, or mark it as a question.',
          },
        ]),
  ];
}

function predictionFaults(
  { question, choices }: DraftPrediction,
  place: string,
  hasNext: boolean,
): readonly DraftFault[] {
  const rights = choices.filter(({ right }) => right).length;
  return [
    ...(hasNext
      ? []
      : [{ place, sentence: 'The next beat answers it; mark one more moment, or remove it.' }]),
    ...empty(`${place}.question`, question, 'Ask what comes next.'),
    ...(choices.length < 2
      ? [{ place: `${place}.choices`, sentence: 'Add a second answer.' }]
      : []),
    ...(rights === 1 ? [] : [{ place: `${place}.choices`, sentence: 'Mark one answer as right.' }]),
    ...choices.flatMap(({ text, line, because }, at) => {
      const choice = `${place}.choices.${at}`;
      return [
        ...empty(`${choice}.text`, text, 'Write the answer.'),
        ...lineFaults(`${choice}.evidence`, line, 'Say what in the run shows or refutes it.'),
        ...empty(`${choice}.because`, because, 'Say what whoever chose it is told.'),
      ];
    }),
  ];
}

function empty(place: string, text: string, sentence: string): readonly DraftFault[] {
  return text.trim() === '' ? [{ place, sentence }] : [];
}

/** What the search language says of the line itself. */
function lineFaults(place: string, line: string, whenEmpty: string): readonly DraftFault[] {
  if (line.trim() === '') return [{ place, sentence: whenEmpty }];
  const read = parseMatch(line);
  return read.kind === 'read' ? [] : [{ place, sentence: read.sentence }];
}
