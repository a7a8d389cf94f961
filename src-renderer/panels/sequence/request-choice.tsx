/**
 * Chooses one request of a run, all of them, or whichever came last: each with its badge, its client and
 * how it stands. The list is made when it is opened, for a run may have thousands.
 */
import { ChevronDown } from 'lucide-react';
import { memo, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import {
  type RequestLine,
  requestLine,
  requestLines,
} from '#shared/projections/figure/request-lines.ts';
import type { Moment } from '#shared/projections/moment.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { useSteady } from '../../model/steady/use-steady.ts';

interface RequestChoiceProps {
  readonly label: string;
  /** `all`, `newest` or an auth_req_id, and what is meant by it now. */
  readonly chosen: string;
  readonly meant: string;
  readonly moment: Moment;
  readonly onChoose: (request: string) => void;
  /** What `all` is called here. */
  readonly allWords?: string;
}

const usualAll = 'The whole run';

export function RequestChoice(props: RequestChoiceProps) {
  const { label, chosen, meant, moment, allWords } = props;
  const [isOpen, setOpen] = useState(false);
  const line = meant === 'all' ? undefined : requestLine(moment, meant);
  return (
    <ChoiceMenu
      {...{ label, chosen, meant, allWords }}
      client={line?.client}
      moment={isOpen ? moment : undefined}
      onChoose={useSteady(props.onChoose)}
      onOpenChange={setOpen}
    />
  );
}

interface ChoiceMenuProps extends Omit<RequestChoiceProps, 'moment' | 'allWords'> {
  readonly allWords: string | undefined;
  /** Of the request that is meant, if it is there by now. */
  readonly client: string | undefined;
  /** While the list is open. */
  readonly moment: Moment | undefined;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** While it is closed it stays as it is when the moment changes. */
const ChoiceMenu = memo(function ChoiceMenu(props: ChoiceMenuProps) {
  const { label, chosen, meant, client, moment, allWords = usualAll, onOpenChange } = props;
  return (
    <MenuTrigger isOpen={moment !== undefined} onOpenChange={onOpenChange}>
      <Button className="button small request-choice" aria-label={`${label}: ${spoken(props)}`}>
        {chosen === 'newest' ? <span className="quiet">Newest</span> : null}
        {meant === 'all' ? (
          <span>{chosen === 'newest' ? 'none yet' : allWords}</span>
        ) : (
          <>
            <TransactionBadge about={meant} />
            <span className="request-client">{client ?? 'later'}</span>
          </>
        )}
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover wide">
        {moment === undefined ? null : <RequestMenu {...{ ...props, moment, allWords }} />}
      </Popover>
    </MenuTrigger>
  );
});

function spoken({ chosen, meant, client, allWords = usualAll }: ChoiceMenuProps): string {
  if (chosen === 'all') return allWords;
  const words = client === undefined ? '' : ` ${meant.slice(0, 4)}, ${client}`;
  return chosen === 'newest' ? `newest${words}` : words.trim();
}

/** Nobody looks through more; an older one is found by one of its messages. */
const mostListed = 100;

type RequestMenuProps = Omit<Required<RequestChoiceProps>, 'meant'>;

function RequestMenu({ label, chosen, moment, onChoose, allWords }: RequestMenuProps) {
  const lines = requestLines(moment);
  return (
    <Menu
      aria-label={label}
      className="request-menu"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => onChoose(keys === 'all' ? 'all' : String([...keys][0]))}
    >
      <MenuItem id="all" className="option" textValue={allWords}>
        {allWords}
      </MenuItem>
      <MenuItem id="newest" className="option" textValue="The newest request">
        The newest request, whichever it is
      </MenuItem>
      {lines.slice(0, mostListed).map((line) => (
        <MenuItem
          key={line.request}
          id={line.request}
          className="option"
          textValue={`${line.request} ${line.client} ${line.outcome}`}
        >
          <RequestWords line={line} />
        </MenuItem>
      ))}
      {lines.length > mostListed ? (
        <MenuItem id="older" isDisabled className="option">
          {lines.length - mostListed} older ones: choose one of their messages instead
        </MenuItem>
      ) : null}
    </Menu>
  );
}

function RequestWords({ line }: { readonly line: RequestLine }) {
  return (
    <span className="request-line">
      <TransactionBadge about={line.request} />
      <span className="request-client">{line.client}</span>
      {line.bindingMessage === '' ? null : (
        <span className="request-binding">{line.bindingMessage}</span>
      )}
      <span className="request-outcome">{line.outcome}</span>
    </span>
  );
}
