/**
 * The tokens, codes and locks that a run brings along which goes on from another one, and whose ends
 * somebody has in hand there. An access token that nobody moved is on no list, and so is not known.
 */
import { z } from 'zod';
import { type LifeName, lifeId, readLifeId } from '../../protocol/life-name.ts';
import type { EntryOf } from '../../trace/entry.ts';
import { memberOf, pair, readAll } from './carried-world.ts';

type Continued = EntryOf<'run.continued'>;

const owner = z.object({ grant: z.string(), clientId: z.string(), sub: z.string() });
const family = pair(z.object({ value: owner, expiresAt: z.number() }));
const code = pair(
  z.object({ value: owner.extend({ isRedeemed: z.literal(false) }), expiresAt: z.number() }),
);
const lock = pair(z.object({ lockedUntil: z.number() }));
const inHand = pair(
  z.object({
    ends: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('at'), ms: z.number() }),
      z.object({ kind: z.literal('frozen'), leftMs: z.number() }),
    ]),
    kept: z
      .union([z.object({ family: owner }), z.object({ code: owner })])
      .nullable()
      .catch(null),
  }),
);

export interface CarriedLife {
  readonly name: LifeName;
  readonly clientId: string | undefined;
  readonly sub: string;
  /** By the provider's own clock; a frozen one has so much left. */
  readonly ends:
    | { readonly kind: 'at'; readonly own: number }
    | { readonly kind: 'frozen'; readonly leftMs: number };
  readonly isInHand: boolean;
}

/** Each that may still last. */
export function carriedLives({ state }: Continued): readonly CarriedLife[] {
  const moved = readAll(inHand, memberOf(state['time'], 'lives')).flatMap(
    ([id, { ends, kept }]): CarriedLife[] => {
      const name = readLifeId(id);
      if (name === undefined) return [];
      const own = ends.kind === 'at' ? ({ kind: 'at', own: ends.ms } as const) : ends;
      return [{ name, ...ownerOf(kept, name), ends: own, isInHand: true }];
    },
  );
  const names = new Set(moved.map(({ name }) => lifeId(name)));
  return [...plainLives(state).filter(({ name }) => !names.has(lifeId(name))), ...moved];
}

function plainLives(state: Continued['state']): readonly CarriedLife[] {
  const ofGrant = (kind: 'refresh-token' | 'code', one: z.infer<typeof owner>, own: number) => ({
    name: { kind, of: one.grant },
    clientId: one.clientId,
    sub: one.sub,
    ends: { kind: 'at' as const, own },
    isInHand: false,
  });
  const families = readAll(family, memberOf(state['refreshFamilies'], 'held'));
  const codes = readAll(code, memberOf(state['codes'], 'held'));
  return [
    ...families.map(([, { value, expiresAt }]) => ofGrant('refresh-token', value, expiresAt)),
    ...codes.map(([, { value, expiresAt }]) => ofGrant('code', value, expiresAt)),
    ...readAll(lock, state['failedCodes']).map(([sub, { lockedUntil: own }]) => ({
      name: { kind: 'lock' as const, of: sub },
      clientId: undefined,
      sub,
      ends: { kind: 'at' as const, own },
      isInHand: false,
    })),
  ];
}

function ownerOf(
  kept: z.infer<typeof inHand>[1]['kept'],
  name: LifeName,
): Pick<CarriedLife, 'clientId' | 'sub'> {
  if (kept === null) return { clientId: undefined, sub: name.kind === 'lock' ? name.of : '' };
  return 'family' in kept ? kept.family : kept.code;
}
