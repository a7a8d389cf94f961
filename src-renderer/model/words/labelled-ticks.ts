/** Which ticks of a strip have room for their names beside them, and on which side. */

export interface Tick {
  /** How far along the strip, from 0 to 1. */
  readonly share: number;
  readonly title: string;
}

export interface LabelledTick {
  readonly share: number;
  readonly side: 'left' | 'right';
  /** How wide its name may be; undefined where it has no room. */
  readonly room: number | undefined;
}

const least = 44;
const most = 180;
const gap = 12;
const letter = 7;

/** The ticks in their order along the strip: a name stands right of its tick, or else left of it. */
export function labelledTicks(ticks: readonly Tick[], width: number): readonly LabelledTick[] {
  let taken = 0;
  return ticks.map(({ share, title }, index): LabelledTick => {
    const here = share * width;
    const wanted = Math.min(most, title.length * letter + gap);
    const right = (ticks[index + 1]?.share ?? 1) * width - here - gap;
    const left = here - taken - gap;
    const isRight = right >= Math.min(least, wanted);
    const free = isRight ? right : left;
    const room = free < Math.min(least, wanted) ? undefined : Math.floor(Math.min(most, free));
    taken = isRight && room !== undefined ? here + Math.min(wanted, room) : here;
    return { share, side: isRight ? 'right' : 'left', room };
  });
}
