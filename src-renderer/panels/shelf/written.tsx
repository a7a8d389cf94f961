/** What went out of a run, where to, how large it is, and what is masked in it. */
import { ClipboardCheck, FileCheck } from 'lucide-react';
import { receiptWords } from '#shared/projections/out/receipt.ts';
import type { Receipt } from '#shared/trace/redaction/export-receipt.ts';
import { shownBytes } from '../../model/words/shown-text.ts';
import type { Exported } from '../../model/workbench-model.ts';

export type Gone =
  | { readonly kind: 'copied'; readonly bytes: number; readonly receipt: Receipt }
  | {
      readonly kind: 'saved';
      readonly as: string;
      readonly bytes: number;
      readonly receipt: Receipt;
    }
  /** By the workbench, which keeps a copy; the person's own is called `as`. */
  | { readonly kind: 'written'; readonly exported: Exported; readonly as: string };

export function Written({ gone }: { readonly gone: Gone }) {
  const Icon = gone.kind === 'copied' ? ClipboardCheck : FileCheck;
  return (
    <div className="written">
      <Icon aria-hidden size={18} />
      <div>{gone.kind === 'written' ? <ByWorkbench {...gone} /> : <FromHere gone={gone} />}</div>
    </div>
  );
}

function FromHere({ gone }: { readonly gone: Exclude<Gone, { kind: 'written' }> }) {
  return (
    <p>
      Exported {receiptWords(gone.receipt)}. {shownBytes(gone.bytes)},{' '}
      {gone.kind === 'copied' ? (
        'copied'
      ) : (
        <>
          saved as <code>{gone.as}</code>
        </>
      )}
    </p>
  );
}

function ByWorkbench({ exported, as }: Extract<Gone, { kind: 'written' }>) {
  const { entries, bytes, path, file, leftOut = 0, receipt } = exported;
  const isScenario = exported.as === 'scenario';
  return (
    <>
      <p>
        Written: {isScenario ? deeds(entries) : counted(entries, 'entry', 'entries')},{' '}
        {shownBytes(bytes)}. Saved as <code>{as}</code>
      </p>
      {receipt === undefined ? null : <p>Exported {receiptWords(receipt)}.</p>}
      {leftOut === 0 ? null : <p>{leftOutWords(leftOut)}</p>}
      <p className="quiet-line">
        The workbench keeps a copy at <code>{path ?? file}</code>
      </p>
    </>
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
