/** The buttons of the timeline: how much of the run it shows, and whether idle stretches are skipped. */
import { ChevronsRight, Maximize2, Minus, Plus } from 'lucide-react';
import { Button, ToggleButton } from 'react-aria-components';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';

interface ToolsProps {
  readonly onFit: () => void;
  readonly onZoom: (by: 'in' | 'out') => void;
  readonly isFitted: boolean;
  readonly skips: boolean;
  readonly onSkips: (skips: boolean) => void;
  /** The request that «this request» would show. */
  readonly request: string | undefined;
  readonly onRequest: () => void;
  readonly note: string;
}

export function TimelineTools(props: ToolsProps) {
  const { request } = props;
  return (
    <div className="tl-tools" role="toolbar" aria-label="Timeline">
      <Button className="button small" onPress={props.onFit} isDisabled={props.isFitted}>
        <Maximize2 size={14} aria-hidden />
        Fit
      </Button>
      <Button className="button small" onPress={props.onRequest} isDisabled={request === undefined}>
        This request
        {request === undefined ? null : <TransactionBadge about={request} />}
      </Button>
      <Button
        className="button small icon"
        aria-label="Zoom out"
        onPress={() => props.onZoom('out')}
        isDisabled={props.isFitted}
      >
        <Minus size={15} aria-hidden />
      </Button>
      <Button className="button small icon" aria-label="Zoom in" onPress={() => props.onZoom('in')}>
        <Plus size={15} aria-hidden />
      </Button>
      <ToggleButton className="button small" isSelected={props.skips} onChange={props.onSkips}>
        <ChevronsRight size={15} aria-hidden />
        Shorten idle
      </ToggleButton>
      <p className="tl-note">{props.note}</p>
    </div>
  );
}
