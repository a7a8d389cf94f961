/** CIBA Core §11: pending says that nothing is decided yet, not that anything was wrong. */
export function isPending(error: unknown): boolean {
  return error === 'authorization_pending';
}
