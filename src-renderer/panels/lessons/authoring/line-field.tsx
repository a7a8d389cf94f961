/** A line of the search language, and beside it the lines that are proposed for this moment. */
import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { linesFor, tellingEntries } from '#shared/lessons/authoring/proposed-lines.ts';
import { stepOf } from '#shared/lessons/authoring/run-record.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';
import { useAuthoring } from '../../../model/lessons/authoring/authoring-parts.ts';
import { WrittenField } from './written-field.tsx';

interface LineFieldProps {
  readonly label: string;
  readonly place: string;
  readonly value: string;
  /** The beat whose moment is proposed from. */
  readonly mark: number;
  readonly onWritten: (line: string) => void;
}

export function LineField({ label, place, value, mark, onWritten }: LineFieldProps) {
  return (
    <div className="author-line">
      <WrittenField
        label={label}
        place={place}
        value={value}
        onWritten={onWritten}
        most={2000}
        isWire
      />
      <Proposals label={label} mark={mark} onChosen={onWritten} />
    </div>
  );
}

interface ProposalsProps {
  readonly label: string;
  readonly mark: number;
  readonly onChosen: (line: string) => void;
}

function Proposals({ label, mark, onChosen }: ProposalsProps) {
  return (
    <MenuTrigger>
      <Button className="button small icon" aria-label={`Lines of this moment for «${label}»`}>
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover wide" placement="bottom end">
        <ProposalMenu mark={mark} onChosen={onChosen} />
      </Popover>
    </MenuTrigger>
  );
}

const mostEntries = 6;

/** Looked up when it is opened, and not before. */
function ProposalMenu({ mark, onChosen }: Omit<ProposalsProps, 'label'>) {
  const { record } = useAuthoring();
  const lines = useMemo(() => {
    const step = stepOf(record, mark);
    if (step === undefined) return [];
    const found = tellingEntries(record, step).slice(0, mostEntries);
    return [...new Set(found.flatMap((entry) => linesFor(record, entry)))];
  }, [record, mark]);
  return (
    <Menu aria-label="Lines of this moment" onAction={(key) => onChosen(String(key))}>
      {lines.map((line) => (
        <MenuItem key={line} id={line} className="option stacked" textValue={line}>
          <code>{line}</code>
          <span className="lesson-quiet">{wordsOf(line)}</span>
        </MenuItem>
      ))}
    </Menu>
  );
}

function wordsOf(line: string): string {
  const read = parseMatch(line);
  return read.kind === 'read' ? describeMatch(read.match) : '';
}
