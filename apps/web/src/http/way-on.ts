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
  [/^\/pairings\/[^/]+(?=\/)/, 'Go to the pairing'],
  [/^\/join(?=\/)/, 'Go to sign-up'],
];

/** The page behind the address at which something was refused; null where there is none that everybody there may open. */
export function wayOn(path: string): WayOn | null {
  for (const [page, text] of behind) {
    const [href] = page.exec(path) ?? [];
    if (href !== undefined) return { href, text };
  }
  return null;
}
