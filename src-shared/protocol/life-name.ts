/**
 * The names of ends that no machine waits for: of a token, a code, a lock. The provider compares each
 * with its own clock when somebody comes with it; a person who takes one in hand names it like a timer.
 */

export type LifeName =
  /** A sealed token is in no list: its grant and the end that stands inside are its name. */
  | { readonly kind: 'access-token'; readonly of: string; readonly exp: number }
  | { readonly kind: 'refresh-token' | 'code'; readonly of: string }
  /** A person whom wrong user codes have locked, by their subject. */
  | { readonly kind: 'lock'; readonly of: string };

export type LifeKind = LifeName['kind'];

/** The name as a timer's. */
export function lifeId(name: LifeName): string {
  const end = name.kind === 'access-token' ? `/${name.exp}` : '';
  return `${name.kind}/${name.of}${end}`;
}

/** Reads such a name; undefined for that of a machine's timer or of a message. */
export function readLifeId(id: string): LifeName | undefined {
  const access = /^access-token\/(.+)\/(\d{1,12})$/s.exec(id);
  if (access !== null) {
    return { kind: 'access-token', of: access[1] ?? '', exp: Number(access[2]) };
  }
  const [, kind, of = ''] = /^(refresh-token|code|lock)\/(.+)$/s.exec(id) ?? [];
  return kind === 'refresh-token' || kind === 'code' || kind === 'lock' ? { kind, of } : undefined;
}
