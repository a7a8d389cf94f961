/**
 * How a server elsewhere, such as a Keycloak of one's own, asks the people of this run: whether the run
 * listens, the door and its addresses, where results are called back, and a request to try it with.
 */
import { PlugZap } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ConsoleBoard } from '#shared/projections/product/console-board.ts';
import { type OutsideDoor, outsideDoor } from '#shared/projections/product/outside-door.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { type DoorActs, useOutsideDoor } from '../../model/product/use-outside-door.ts';
import { RefusalLine } from '../form/refusal-line.tsx';
import { SwitchLine } from '../form/switch-line.tsx';
import { DoorCallback } from './door-callback.tsx';
import { DoorExample } from './door-example.tsx';
import { doorWords, tokenWords } from './door-words.ts';

interface OutsideServerProps {
  readonly id: string;
  readonly run: string;
  readonly setup: RunSetup;
  readonly board: ConsoleBoard;
  /** Why nothing can be changed just now. */
  readonly whyNot: string | undefined;
}

export function OutsideServer({ id, run, setup, board, whyNot }: OutsideServerProps) {
  const { product } = board;
  const acts = useOutsideDoor(run, product);
  const door = outsideDoor(setup);
  if (door === undefined) return null;
  const { asking, reach } = acts;
  return (
    <section className="outside-server" aria-labelledby={id}>
      <h3 id={id}>A server of your own</h3>
      <RefusalLine sentence={asking.refusal} onDismiss={asking.forget} />
      {reach.kind === 'listening' ? (
        <Door {...{ door, acts, whyNot }} />
      ) : (
        <NotReached acts={acts} title={product.title} />
      )}
    </section>
  );
}

interface NotReachedProps {
  readonly acts: DoorActs;
  readonly title: string;
}

/** Nobody outside reaches this run, and another one can be begun. */
function NotReached({ acts: { reach, listen }, title }: NotReachedProps) {
  const sentence =
    reach.kind === 'failed'
      ? `No server reaches this run. ${reach.sentence}`
      : `A server that is set up for ${title} can ask the phones here. This run listens nowhere: begin one that follows the wall clock.`;
  return (
    <div className="outside-none">
      <p className={reach.kind === 'failed' ? 'tone-refused' : ''}>{sentence}</p>
      <Button className="button small" onPress={listen}>
        <PlugZap aria-hidden size={14} /> Listen for an outside server
      </Button>
    </div>
  );
}

interface DoorProps {
  readonly door: OutsideDoor;
  readonly acts: DoorActs;
  readonly whyNot: string | undefined;
}

function Door({ door, acts, whyNot }: DoorProps) {
  const { isOpen, callback, addresses, example } = door;
  const needsCallback = addresses.some((one) => one.needsCallback);
  return (
    <>
      <SwitchLine isOn={isOpen} isDisabled={whyNot !== undefined} onChange={acts.setOpen}>
        <span>
          The door to the devices is {isOpen ? 'open' : 'shut'}
          <small>
            {isOpen
              ? 'Any server on this computer may ask the people of this run.'
              : 'Whoever asks there hears 404.'}
          </small>
        </span>
      </SwitchLine>
      <dl className="door-facts">
        {addresses.map(({ way, address }) => (
          <div key={way}>
            <dt>{doorWords[way].name}</dt>
            <dd>
              <code>{address}</code>
              <small>{doorWords[way].sentence}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>Its token</dt>
          <dd>{tokenWords(addresses)}</dd>
        </div>
      </dl>
      {needsCallback ? (
        <DoorCallback
          key={callback}
          {...{ callback, acts, whyNot }}
          isKeycloak={addresses.some(({ way }) => way === 'keycloak')}
        />
      ) : null}
      <DoorExample example={example} />
    </>
  );
}
