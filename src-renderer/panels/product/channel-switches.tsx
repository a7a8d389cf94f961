/** By which ways the product tells a person, each a switch of the provider. */
import { useEffect, useRef } from 'react';
import type { BoardChannel } from '#shared/projections/product/console-board.ts';
import type { ProductActs } from '../../model/product/use-product.ts';
import { SwitchLine } from '../form/switch-line.tsx';

interface ChannelSwitchesProps {
  readonly channels: readonly BoardChannel[];
  readonly acts: ProductActs;
  /** A refusal points at them. */
  readonly isPointed: boolean;
  readonly onPointed: () => void;
}

const words = {
  email: ['E-mail', 'A link goes out by itself, to an address that was verified.'],
  sms: ['SMS', 'A link goes out by itself, to the mobile number.'],
  external: ['External', 'Your client is given auth_url, alone or when it asks for that.'],
} as const;

export function ChannelSwitches({ channels, acts, isPointed, onPointed }: ChannelSwitchesProps) {
  const place = useRef<HTMLElement>(null);
  const pointed = useRef(onPointed);
  useEffect(() => {
    pointed.current = onPointed;
  });
  useEffect(() => {
    if (!isPointed) return;
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true });
    pointed.current();
  }, [isPointed]);
  if (channels.length === 0) return null;
  return (
    <section
      ref={place}
      className={`product-channels${isPointed ? ' pointed' : ''}`}
      aria-label="Notification channels"
    >
      <h3>Notification channels</h3>
      <div className="product-channel-list">
        {channels.map(({ name, isOn }) => (
          <SwitchLine
            key={name}
            isOn={isOn}
            isDisabled={acts.whyNot !== undefined}
            onChange={(next) => acts.onChannel(name, next)}
          >
            <span>
              {words[name][0]}
              <small>{words[name][1]}</small>
            </span>
          </SwitchLine>
        ))}
      </div>
    </section>
  );
}
