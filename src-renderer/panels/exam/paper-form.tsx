/** A new paper: who sits it, and what the trainer set. */
import { FileUp, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { examPaper, mostMinutes, mostQuestions } from '#shared/lessons/exam/exam-paper.ts';
import {
  draftOf,
  type ExamDraft,
  emptyDraft,
  hindranceOf,
  type LessonPart,
  termsOf,
} from '../../model/exams/exam-draft.ts';
import { useAsk } from '../../model/use-ask.ts';
import { type Choice, ChoiceLine } from '../form/choice-line.tsx';
import { NumberLine } from '../form/number-line.tsx';
import { RefusalLine } from '../form/refusal-line.tsx';
import { SwitchLine } from '../form/switch-line.tsx';
import { TextLine } from '../form/text-line.tsx';

const parts: readonly Choice<LessonPart>[] = [
  { id: 'all', word: 'All lessons' },
  { id: 'course', word: 'The course' },
  { id: 'attacks', word: 'The attacks' },
  { id: 'museum', word: 'The museum of real bugs' },
  { id: 'numbers', word: 'Some, by their numbers' },
];

interface FormProps {
  readonly onBegun: () => void;
}

export function PaperForm({ onBegun }: FormProps) {
  const [draft, set] = useState(emptyDraft);
  const { ask, refusal, forget } = useAsk();
  const hindrance = hindranceOf(draft);
  const begin = async (): Promise<void> => {
    if (hindrance !== undefined) return;
    const { student } = draft;
    if (await ask({ kind: 'exam.begin', terms: termsOf(draft), student })) onBegun();
  };
  return (
    <form
      className="exam-part exam-form"
      aria-label="A new paper"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <h3>Sit a paper</h3>
      <TextLine
        label="Your name or number"
        value={draft.student}
        most={120}
        isFirst
        onChange={(student) => set({ ...draft, student })}
      />
      <TextLine
        label="Seed from the trainer"
        value={draft.seed}
        most={200}
        onChange={(seed) => set({ ...draft, seed })}
      />
      <Terms draft={draft} set={set} />
      <RefusalLine sentence={refusal} onDismiss={forget} />
      <div className="lesson-acts">
        <Button className="button primary" type="submit" aria-disabled={hindrance !== undefined}>
          <Play aria-hidden size={15} /> Begin
        </Button>
        <PaperFile onRead={set} />
      </div>
      <p className="quiet-line" role="status">
        {hindrance ?? 'The same seed and name are the same paper.'}
      </p>
    </form>
  );
}

interface TermsProps {
  readonly draft: ExamDraft;
  readonly set: (draft: ExamDraft) => void;
}

function Terms({ draft, set }: TermsProps) {
  return (
    <>
      <ChoiceLine
        label="Lessons"
        choices={parts}
        value={draft.part}
        onChange={(part) => set({ ...draft, part })}
      />
      {draft.part === 'numbers' ? (
        <TextLine
          label="Numbers of lessons"
          value={draft.numbers}
          most={300}
          onChange={(numbers) => set({ ...draft, numbers })}
        />
      ) : null}
      <div className="exam-numbers">
        <NumberLine
          label="Questions"
          value={draft.questions}
          least={1}
          most={mostQuestions}
          onChange={(questions) => set({ ...draft, questions })}
        />
        <SwitchLine
          isOn={draft.hasLimit}
          isDisabled={false}
          onChange={(hasLimit) => set({ ...draft, hasLimit })}
        >
          Time limit
        </SwitchLine>
        {draft.hasLimit ? (
          <NumberLine
            label="Minutes"
            value={draft.minutes}
            least={1}
            most={mostMinutes}
            onChange={(minutes) => set({ ...draft, minutes })}
          />
        ) : null}
      </div>
    </>
  );
}

/** A paper that was made on the command line says all of it. */
function PaperFile({ onRead }: { readonly onRead: (draft: ExamDraft) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [fault, say] = useState('');
  const take = async (file: File | undefined): Promise<void> => {
    const read = file === undefined ? undefined : examPaper.safeParse(jsonOf(await file.text()));
    say(read?.success === false ? 'This file holds no paper.' : '');
    if (read?.success === true) onRead(draftOf(read.data));
  };
  return (
    <>
      <Button className="button" onPress={() => field.current?.click()}>
        <FileUp aria-hidden size={15} /> From a paper’s file
      </Button>
      <span className="field-fault" role="status" aria-label="The paper’s file">
        {fault}
      </span>
      <input
        ref={field}
        type="file"
        hidden
        aria-label="Paper file"
        accept=".json,application/json"
        onChange={({ target }) => {
          void take(target.files?.[0]);
          target.value = '';
        }}
      />
    </>
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
