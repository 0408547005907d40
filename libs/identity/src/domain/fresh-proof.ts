const MOST_MS = 5 * 60 * 1_000;

/** Whether a proof is not older than five minutes: asked before a way of signing in is added or taken away. */
export function isFresh(provenAt: string | undefined, now: Date): boolean {
  const age = now.getTime() - Date.parse(provenAt ?? '');
  return age <= MOST_MS;
}
