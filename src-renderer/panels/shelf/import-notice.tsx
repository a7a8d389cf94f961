/** How far the reading of a file has come, where it takes long, or why it did not become a run. */
import { CircleX, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Label, ProgressBar } from 'react-aria-components';
import { shownBytes } from '../../model/words/shown-text.ts';

export type Import =
  | {
      readonly kind: 'reading';
      readonly name: string;
      readonly size: number;
      readonly share: number;
    }
  | { readonly kind: 'refused'; readonly name: string; readonly sentence: string };

interface ImportNoticeProps {
  readonly current: Import;
  readonly onChoose: () => void;
  readonly onDismiss: () => void;
}

export function ImportNotice({ current, onChoose, onDismiss }: ImportNoticeProps) {
  if (current.kind === 'reading') return <Reading key={current.name} {...current} />;
  const { name, sentence } = current;
  return (
    <section className="import-notice refused" role="alert" aria-label="The file was not opened">
      <CircleX aria-hidden size={18} />
      <div className="import-words">
        <p>
          <strong>{name} was not opened.</strong>
        </p>
        <p>{withoutName(sentence, name)}</p>
        <p className="quiet-line">
          Nothing was changed. Choose another file, or the same one when it was mended.
        </p>
        <div className="import-acts">
          <Button className="button small" onPress={onChoose}>
            Choose another file
          </Button>
          <Button className="button small" onPress={onDismiss}>
            <X aria-hidden size={13} /> Dismiss
          </Button>
        </div>
      </div>
    </section>
  );
}

/** The heading has named it already. */
function withoutName(sentence: string, name: string): string {
  return sentence.startsWith(`${name}: `) ? sentence.slice(name.length + 2) : sentence;
}

const patienceMs = 1000;
const inPercent = 100;

function Reading({ name, size, share }: Extract<Import, { kind: 'reading' }>) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), patienceMs);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <section className="import-notice" aria-label="Opening a file">
      <ProgressBar className="import-bar" value={share * inPercent}>
        {({ percentage = 0, valueText }) => (
          <>
            <Label className="import-name">
              Reading {name}, {shownBytes(size)}
            </Label>
            <span className="wire">{valueText}</span>
            <span className="import-track">
              <span style={{ width: `${percentage}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
    </section>
  );
}
