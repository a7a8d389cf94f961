/** The same sequence as Mermaid draws it, with its source to copy into a document. */
import { Code, Copy } from 'lucide-react';
import { useCallback, useState } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { shownFigure, withOpenFolds } from '#shared/projections/figure/shown-figure.ts';
import { mermaidText } from '#shared/projections/mermaid-text.ts';
import { MermaidFigure } from '../drawing/mermaid-figure.tsx';
import { useFigure } from '../model/sequence/use-figure.ts';
import { useCalmly } from '../model/steady/use-calmly.ts';
import type { RunView } from '../model/use-trace.ts';
import { RequestChoice } from './sequence/request-choice.tsx';

export function MermaidPanel({ view }: { readonly view: RunView }) {
  const { model, moment } = view;
  const [showsSource, showSource] = useState(false);
  const { choice, meant, choose } = useFigure(view);
  const make = useCallback(
    () => mermaidText(withOpenFolds(shownFigure(model.diagram, meant), choice.folds)),
    [model, meant, choice.folds],
  );
  // The whole text is made anew, so not for every message of a run that goes fast.
  const text = useCalmly(make, model.version(), 500) ?? '';
  return (
    <div className="mermaid-pane">
      <div className="mermaid-tools">
        <RequestChoice
          label="Requests shown by Mermaid"
          chosen={choice.request}
          meant={meant.request}
          moment={moment}
          onChoose={(request) => choose({ ...choice, request })}
        />
        <Button className="button" onPress={() => void navigator.clipboard.writeText(text)}>
          <Copy aria-hidden size={15} /> Copy the source
        </Button>
        <ToggleButton className="button" isSelected={showsSource} onChange={showSource}>
          <Code aria-hidden size={15} /> Source
        </ToggleButton>
        <span>As it will look in a document.</span>
      </div>
      <div className={showsSource ? 'mermaid-split with-source' : 'mermaid-split'}>
        {text === '' ? (
          <div className="mermaid-figure" aria-busy="true" />
        ) : (
          <MermaidFigure text={text} label="Sequence diagram drawn by Mermaid" />
        )}
        {showsSource ? (
          <pre className="mermaid-text" aria-label="Mermaid source">
            {text}
          </pre>
        ) : null}
      </div>
    </div>
  );
}
