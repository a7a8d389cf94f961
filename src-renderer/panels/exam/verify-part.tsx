/** The trainer’s side: a result file, and whether a workbench signed it and nobody has changed it since. */
import { FileCheck, ShieldAlert, ShieldCheck } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import type { ExamVerdict } from '#shared/lessons/exam/verdict.ts';
import { verdictLines } from '#shared/lessons/exam/verdict-words.ts';
import { useVerifying } from '../../model/exams/use-verifying.ts';
import { useWorkbench } from '../../model/use-trace.ts';

export function VerifyPart() {
  const verified = useWorkbench(({ exams }) => exams.verified);
  const verify = useVerifying();
  const field = useRef<HTMLInputElement>(null);
  return (
    <section className="exam-part" aria-label="Verify a result">
      <h3>Verify a result</h3>
      <p className="quiet-line">
        Choose a result file, or drop it anywhere. The signature says that a workbench wrote it and
        nobody changed it since; it does not say who sat there.
      </p>
      <Button className="button" onPress={() => field.current?.click()}>
        <FileCheck aria-hidden size={15} /> Choose a result file
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        aria-label="Result file"
        accept=".jws,application/jose"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) void verify(file);
          target.value = '';
        }}
      />
      <div role="status" aria-label="Verdict">
        {verified === undefined ? null : <Verdict {...verified} />}
      </div>
    </section>
  );
}

function Verdict({ file, verdict }: { readonly file: string; readonly verdict: ExamVerdict }) {
  const [first = '', ...rest] = verdictLines(verdict);
  const isGenuine = verdict.kind === 'genuine';
  return (
    <div className={`exam-verdict ${isGenuine ? 'genuine' : 'refused'}`}>
      <p className="exam-verdict-first">
        {isGenuine ? <ShieldCheck aria-hidden size={17} /> : <ShieldAlert aria-hidden size={17} />}
        <span>{first}</span>
      </p>
      <p className="quiet-line">{file}</p>
      {rest.length === 0 ? null : (
        <ul>
          {rest.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
