/**
 * What somebody wants to see of a run's sequence: one request or all, some parties, some outcomes, and
 * the lanes in an order of their own. It is data, so that a window can remember it and another follow.
 */
import { z } from 'zod';
import { type Party, party } from '../../trace/party.ts';

export const statuses = ['ok', 'waiting', 'refused', 'lost'] as const;
const status = z.enum(statuses);
export type Status = z.infer<typeof status>;

export const figureChoice = z.object({
  /** An auth_req_id, `all`, or `newest`, which goes with the request that came last. */
  request: z.string().max(300),
  /** Only what these send or are sent; all where none is named. */
  parties: z.array(party).max(40).readonly(),
  /** Only exchanges that came to this; all where none is named. */
  statuses: z.array(status).readonly(),
  hidden: z.array(party).max(40).readonly(),
  /** Lanes from left to right; those that are not named stand where the set-up has them. */
  order: z.array(party).max(40).readonly(),
  /** Which folds are open: none or all of them, but for these. */
  folds: z.object({ areOpen: z.boolean(), except: z.array(z.int().nonnegative()).readonly() }),
});
export type FigureChoice = Readonly<z.infer<typeof figureChoice>>;

/** The whole run, as it is. */
export const wholeFigure: FigureChoice = {
  request: 'all',
  parties: [],
  statuses: [],
  hidden: [],
  order: [],
  folds: { areOpen: false, except: [] },
};

/** True where nothing that happened is kept back. */
export function showsAll({ request, parties, statuses: of, hidden }: FigureChoice): boolean {
  return request === 'all' && parties.length + of.length + hidden.length === 0;
}

/** With that one where it was not, and without it where it was. */
export function toggled<Of>(list: readonly Of[], one: Of): readonly Of[] {
  return list.includes(one) ? list.filter((held) => held !== one) : [...list, one];
}

/** The choice with that fold opened, or closed again. */
export function withFoldToggled(choice: FigureChoice, seq: number): FigureChoice {
  const { areOpen, except } = choice.folds;
  return { ...choice, folds: { areOpen, except: toggled(except, seq) } };
}

/** The choice with a lane moved one place among those that are shown. */
export function withLaneMoved(
  choice: FigureChoice,
  shown: readonly Party[],
  lane: Party,
  by: -1 | 1,
): FigureChoice {
  const place = shown.indexOf(lane);
  const neighbour = shown[place + by];
  if (place < 0 || neighbour === undefined) return choice;
  const order = shown.map((one) => (one === lane ? neighbour : one === neighbour ? lane : one));
  return { ...choice, order };
}
