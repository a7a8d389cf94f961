/** What is done with a draft as a whole: judged, played, written to a file, kept among one’s own. */
import { useState } from 'react';
import { useAuthoring } from '../../../model/lessons/authoring/authoring-parts.ts';
import { draftOn } from '../../../model/lessons/authoring/use-draft.ts';
import { useAsk } from '../../../model/use-ask.ts';
import { useWindow } from '../../../model/use-trace.ts';

export interface AuthoringActs {
  /** Why none of it can be done; undefined where it can. */
  readonly whyNot: string | undefined;
  readonly isChecking: boolean;
  /** What the last of them came to. */
  readonly said: string;
  readonly refusal: string | undefined;
  readonly forget: () => void;
  readonly check: () => void;
  readonly callOff: () => void;
  readonly preview: () => void;
  readonly save: () => void;
  readonly own: () => void;
}

/** What a window may ask at once. */
const mostBytes = 256 * 1024;

export function useAuthoringActs(): AuthoringActs {
  const { draft, done, faults } = useAuthoring();
  const { files } = useWindow().connection;
  const { ask, refusal, forget } = useAsk();
  const [isChecking, setChecking] = useState(false);
  const [said, say] = useState({ of: draft, sentence: '' });
  const text = done.kind === 'finished' ? done.text : '';
  const name = draftOn(draft.run);
  const tell = (sentence: string): void => say({ of: draft, sentence });
  const check = async (): Promise<void> => {
    setChecking(true);
    await ask({ kind: 'draft.check', draft: name, text });
    setChecking(false);
  };
  const own = async (): Promise<void> => {
    if (await ask({ kind: 'lesson.own', text, draft: name }))
      tell('Saved among your lessons, on the start page.');
  };
  const save = (): void => {
    files.keep(new Blob([text], { type: 'application/json' }), `${draft.id}.json`);
    tell(`Exported as ${draft.id}.json.`);
  };
  return {
    whyNot: hindrance(done.kind === 'finished', faults.length, text),
    isChecking,
    said: said.of === draft ? said.sentence : '',
    refusal,
    forget,
    check: () => void check(),
    callOff: () => void ask({ kind: 'draft.call-off', draft: name }),
    preview: () => void ask({ kind: 'lesson.begin', text }),
    save,
    own: () => void own(),
  };
}

function hindrance(isFinished: boolean, faults: number, text: string): string | undefined {
  if (!isFinished) return `${faults} ${faults === 1 ? 'thing is' : 'things are'} still to mend.`;
  const isTooLarge = new Blob([JSON.stringify(text)]).size > mostBytes - 1000;
  return isTooLarge ? 'This lesson is larger than 256 kB; remove some beats.' : undefined;
}
