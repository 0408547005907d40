/** Words that say more than a design without a comparison can: named by the form in which they were typed. */
const CLAIMS = [
  /\bimpact\w*/i,
  /\beffect\w*/i,
  /\b(?:led|lead|leads|leading)\s+to\b/i,
  /\b(?:result|results|resulted|resulting)\s+in\b/i,
  /\b(?:cause|causes|caused|causing|causal)\b/i,
];

/** Letters of other alphabets that look like those of the words above. */
const LIKE: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  с: 'c',
  о: 'o',
  р: 'p',
  і: 'i',
  ӏ: 'l',
  т: 't',
  ѕ: 's',
  м: 'm',
};

/** The words among these that tell of an effect; each once, as typed; empty: none. Signs that nobody sees do not hide them. */
export function claimsIn(words: string): string[] {
  const plain = words
    .normalize('NFKC')
    .replace(/[\p{Cf}\u00AD]/gu, '')
    .replace(/[\u0400-\u04FF]/g, (letter) => LIKE[letter.toLowerCase()] ?? letter)
    .replace(/[‐‑‒-](?=\s*\n\s*)/g, '');
  return [...new Set(CLAIMS.flatMap((claim) => [...plain.matchAll(new RegExp(claim, 'gi'))].map(([found]) => found)))];
}

/** How many words: what stands between spaces and holds a letter or a figure. */
export const countWords = (words: string): number =>
  words.split(/\s+/u).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;
