/** Where to go from a page that says why something was not done. */
export interface WayOn {
  readonly href: string;
  readonly text: string;
}

/** Pages that stand behind what is done on them, each by the addresses below it. */
const behind: readonly (readonly [RegExp, string])[] = [
  [/^\/drafts\/[^/]+(?=\/)/, 'Go to the draft'],
  [/^\/imports\/[^/]+(?=\/)/, 'Go to the file'],
  [/^\/rounds\/[^/]+(?=\/)/, 'Go to the round'],
  [/^\/rights\/[^/]+(?=\/)/, 'Go to the request'],
  [/^\/retention(?=\/)/, 'Go to how long we keep things'],
  [/^\/purposes(?=\/)/, 'Go to what data is used for'],
  [/^\/me\/data\/rights\/asked\/[^/]+(?=\/)/, 'Go to what you asked'],
  [/^\/me\/data(?=\/)/, 'Go to My data'],
  [/^\/my-pairings\/[^/]+(?=\/)/, 'Go to the pairing'],
  [/^\/meetings\/[^/]+(?=\/)/, 'Go to the meeting'],
  [/^\/pairings\/[^/]+(?=\/)/, 'Go to the pairing'],
  [/^\/join(?=\/)/, 'Go to sign-up'],
];

/** What has to be done first, on a page of its own. */
const first: Readonly<Record<string, WayOn>> = {
  'introductions.training-first': { href: '/me/training', text: 'Go to My training' },
};

/**
 * The page behind the address at which something was refused, or the one where what is missing can be done; null where
 * there is none that everybody there may open. @param code why it was refused; absent: for no reason of ours.
 */
export function wayOn(path: string, code = ''): WayOn | null {
  if (Object.hasOwn(first, code)) return first[code] ?? null;
  for (const [page, text] of behind) {
    const [href] = page.exec(path) ?? [];
    if (href !== undefined) return { href, text };
  }
  return null;
}
