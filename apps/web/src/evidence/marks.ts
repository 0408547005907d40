import { type Estimate, type HiddenCode, meaningOf, type Shown } from '@footing/statistics';

/** What stands in place of a number, and why. */
export interface Mark {
  readonly code: string;
  readonly meaning: string;
}

/** Codes of figures that must not be reported, in plain words. */
const refusals: Readonly<Record<string, string>> = {
  N07: 'Not shown: people were not asked the same each time, so their answers cannot be put side by side.',
  N08: 'Not shown: the questions of this scale do not hang together, so their average says little.',
};

export const meaningOfMark = (code: HiddenCode): string => refusals[code] ?? meaningOf(code);

/** The marks among these places, each once, in order. */
export function symbolsOf(places: readonly (Shown | Estimate | HiddenCode | undefined | null)[]): Mark[] {
  const codes = places.flatMap((one) => {
    if (one === undefined || one === null) return [];
    if (typeof one === 'string') return [one];
    return 'code' in one ? [one.code] : [];
  });
  return [...new Set(codes)].sort().map((code) => ({ code, meaning: meaningOfMark(code) }));
}

/** The same for a picture, which writes its codes as they are and ends the sentence itself. */
export const inPicture = <T extends Shown | Estimate>(one: T): T =>
  'code' in one ? { ...one, code: markOf(one.code) } : one;
export const symbolsInPicture = (places: Parameters<typeof symbolsOf>[0]): Mark[] =>
  symbolsOf(places).map(({ code, meaning }) => ({ code: markOf(code), meaning: meaning.replace(/\.$/, '') }));

/** As a mark stands in a table. */
export const markOf = (code: string): string => `[${code}]`;
