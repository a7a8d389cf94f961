/** What was written of a run, where, and how large it is. */
import { FileCheck } from 'lucide-react';
import { shownBytes } from '../../model/shown-text.ts';
import type { Exported } from '../../model/workbench-model.ts';

interface WrittenProps {
  readonly exported: Exported;
  /** How the person's own copy is called. */
  readonly as: string;
}

export function Written({ exported, as }: WrittenProps) {
  const { entries, bytes, path, file, leftOut = 0 } = exported;
  const isScenario = exported.as === 'scenario';
  return (
    <div className="written">
      <FileCheck aria-hidden size={18} />
      <div>
        <p>
          Written: {isScenario ? deeds(entries) : counted(entries, 'entry', 'entries')},{' '}
          {shownBytes(bytes)}. Saved as <code>{as}</code>
        </p>
        {leftOut === 0 ? null : <p>{leftOutWords(leftOut)}</p>}
        <p className="quiet-line">
          The workbench keeps a copy at <code>{path ?? file}</code>
        </p>
      </div>
    </div>
  );
}

function deeds(count: number): string {
  return count === 0
    ? 'a script in which nobody does anything'
    : `a script of ${counted(count, 'deed', 'deeds')}`;
}

function leftOutWords(count: number): string {
  const what = counted(count, 'deed or bookmark is', 'deeds and bookmarks are');
  return `${what} left out, being about one message, timer or entry of this run alone.`;
}

function counted(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}
