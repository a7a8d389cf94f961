/**
 * The heads of the lanes, which stay above the figure. Where lanes can be arranged each head opens a menu;
 * with the keyboard on a head the arrow keys move its lane and Delete hides it.
 */
import { memo, useLayoutEffect, useRef } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Lane } from '#shared/projections/lanes.ts';
import type { Party } from '#shared/trace/party.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import { PartyIcon } from '../party-face.tsx';
import { headHeight, timeWidth } from './sequence-geometry.ts';

/** What can be done with a lane. */
export interface LaneDeeds {
  readonly move: (party: Party, by: -1 | 1) => void;
  readonly hide: (party: Party) => void;
  /** Leaves only what this party sends or is sent. */
  readonly only: (party: Party) => void;
}

interface LaneHeadsProps {
  readonly lanes: readonly Lane[];
  readonly centres: ReadonlyMap<string, number>;
  readonly width: number;
  /** How wide the notes are that stand beside the lanes. */
  readonly besides: number;
  /** Left out where lanes stay as they are. */
  readonly deeds: LaneDeeds | undefined;
}

export const LaneHeads = memo(function LaneHeads(props: LaneHeadsProps) {
  const { lanes, centres, width, besides, deeds } = props;
  const place = useRef<HTMLDivElement>(null);
  const moved = useRef<Party>(undefined);
  // A head that was moved in the document has lost the keyboard on its way.
  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    const heads = [...(place.current?.querySelectorAll<HTMLElement>('[data-lane]') ?? [])];
    heads.find(({ dataset }) => dataset['lane'] === moved.current)?.focus();
    moved.current = undefined;
  }, [lanes]);
  const maxWidth = (width - timeWidth) / Math.max(1, lanes.length) - 8;
  const move = useSteady((...[party, by]: Parameters<LaneDeeds['move']>): void => {
    moved.current = party;
    deeds?.move(party, by);
  });
  return (
    <div
      ref={place}
      className="lane-heads"
      style={{ width: width + besides, height: headHeight }}
      aria-hidden={deeds === undefined}
    >
      {lanes.map((lane) => (
        <div
          key={lane.party}
          className="lane-head party"
          data-role={lane.role}
          style={{ left: centres.get(lane.party), maxWidth }}
        >
          {deeds === undefined ? (
            <Face lane={lane} />
          ) : (
            <LaneMenu {...{ lane, lanes, deeds, move }} />
          )}
        </div>
      ))}
    </div>
  );
});

function Face({ lane: { role, title } }: { readonly lane: Lane }) {
  return (
    <span className="lane-face">
      <PartyIcon role={role} size={17} />
      {title}
    </span>
  );
}

interface LaneMenuProps {
  readonly lane: Lane;
  readonly lanes: readonly Lane[];
  readonly deeds: LaneDeeds;
  readonly move: LaneDeeds['move'];
}

function LaneMenu({ lane, lanes, deeds, move }: LaneMenuProps) {
  const { party, title } = lane;
  const carryOut: Readonly<Record<string, () => void>> = {
    left: () => move(party, -1),
    right: () => move(party, 1),
    hide: () => deeds.hide(party),
    only: () => deeds.only(party),
  };
  const keyed: Readonly<Record<string, string>> = {
    ArrowLeft: 'left',
    ArrowRight: 'right',
    Delete: 'hide',
  };
  const press = ({ key }: { readonly key: string }): void => {
    // The last lane that is there cannot be hidden.
    const deed = keyed[key];
    if (deed !== undefined && (deed !== 'hide' || lanes.length > 1)) carryOut[deed]?.();
  };
  const ends = [
    ...(lanes[0] === lane ? ['left'] : []),
    ...(lanes.at(-1) === lane ? ['right'] : []),
    ...(lanes.length === 1 ? ['hide'] : []),
  ];
  return (
    <MenuTrigger>
      <Button
        className="lane-button"
        data-lane={party}
        aria-label={`Lane of ${title}`}
        aria-keyshortcuts="ArrowLeft ArrowRight Delete"
        onKeyDown={press}
      >
        <Face lane={lane} />
      </Button>
      <Popover className="popover">
        <Menu disabledKeys={ends} onAction={(key) => carryOut[String(key)]?.()}>
          <MenuItem id="left" className="option">
            Move left
          </MenuItem>
          <MenuItem id="right" className="option">
            Move right
          </MenuItem>
          <MenuItem id="hide" className="option">
            Hide this lane
          </MenuItem>
          <MenuItem id="only" className="option">
            Only messages of {title}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
