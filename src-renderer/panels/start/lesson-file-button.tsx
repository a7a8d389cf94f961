/** A button that asks for a lesson's file and hands on its text, unless that is more than a window may ask. */
import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import type { LessonIntent } from '#shared/intents/lesson-intents.ts';
import { isTooLarge, smallText, tooLargeFor } from '../../model/lessons/lesson-file.ts';
import { useWindow } from '../../model/use-trace.ts';

interface LessonFileProps {
  readonly title: string;
  /** The name of the field. */
  readonly label: string;
  /** What cannot be done with a larger one: «opened», «kept». */
  readonly deed: string;
  readonly intentOf: (text: string) => LessonIntent;
  readonly onAsk: (intent: LessonIntent) => Promise<unknown>;
}

export function LessonFileButton({ title, label, deed, intentOf, onAsk }: LessonFileProps) {
  const { showSentence } = useWindow();
  const field = useRef<HTMLInputElement>(null);
  const bring = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const text = await smallText(file);
    const asked = text === undefined ? undefined : intentOf(text);
    if (asked === undefined || isTooLarge(asked)) return showSentence(tooLargeFor(deed));
    await onAsk(asked);
  };
  return (
    <>
      <Button className="button small" onPress={() => field.current?.click()}>
        <FileUp aria-hidden size={14} /> {title}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={label}
        accept=".json,application/json"
        onChange={({ target }) => {
          void bring(target.files?.[0]);
          target.value = '';
        }}
      />
    </>
  );
}
