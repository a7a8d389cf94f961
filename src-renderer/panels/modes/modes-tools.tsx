/** Play and step for all three runs at once, how much room a second gets, and the table as Markdown. */
import { Copy, Pause, Play, RotateCw, StepBack, StepForward, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useCommand } from '../../commands/use-command.ts';
import type { SharedMoment } from '../../model/modes/use-shared-moment.ts';
import { shownTime } from '../../model/words/shown-text.ts';

interface ModesToolsProps {
  readonly moment: SharedMoment;
  readonly onZoom: (by: number) => void;
  readonly onCopy: () => void;
  readonly onAgain: (() => void) | undefined;
  /** What the last copying came to. */
  readonly said: string;
}

const zoomStep = 1.5;

export function ModesTools({ moment, onZoom, onCopy, onAgain, said }: ModesToolsProps) {
  const { isPlaying, play, step, atMs } = moment;
  useCommand('modes.play', play);
  useCommand('modes.step', () => step(1));
  useCommand('modes.back', () => step(-1));
  useCommand('modes.copy', onCopy);
  return (
    <div className="modes-tools" role="toolbar" aria-label="The three runs">
      <Button className="button small icon" aria-label="Moment before" onPress={() => step(-1)}>
        <StepBack aria-hidden size={15} />
      </Button>
      <Button
        className="button small icon primary"
        aria-label={isPlaying ? 'Pause all three' : 'Play all three'}
        onPress={play}
      >
        {isPlaying ? <Pause aria-hidden size={15} /> : <Play aria-hidden size={15} />}
      </Button>
      <Button className="button small icon" aria-label="Next moment" onPress={() => step(1)}>
        <StepForward aria-hidden size={15} />
      </Button>
      <output className="wire" aria-label="Time of the three runs">
        {shownTime(atMs)}
      </output>
      <Button
        className="button small icon"
        aria-label="Less room for a second"
        onPress={() => onZoom(1 / zoomStep)}
      >
        <ZoomOut aria-hidden size={15} />
      </Button>
      <Button
        className="button small icon"
        aria-label="More room for a second"
        onPress={() => onZoom(zoomStep)}
      >
        <ZoomIn aria-hidden size={15} />
      </Button>
      <span className="modes-said" role="status" aria-label="Copying">
        {said}
      </span>
      {onAgain === undefined ? null : (
        <Button className="button small" onPress={onAgain}>
          <RotateCw aria-hidden size={14} /> Run again
        </Button>
      )}
      <Button className="button small" onPress={onCopy}>
        <Copy aria-hidden size={14} /> Copy as Markdown
      </Button>
    </div>
  );
}
