/** A way to say that something came of mentoring, and where the same words say something else. */
interface Claim {
  readonly words: RegExp;
  /** Just before them: then they are no claim. */
  readonly notAfter?: RegExp;
  /** Just behind them: then they are no claim. */
  readonly notBefore?: RegExp;
}

const A_NOUN =
  /\b(?:a|an|the|this|that|these|those|our|their|its|of|exam|test|survey|key|main|early|first|last|latest)\s+$/i;

/** What says more than a design without a comparison can: each by the form in which it is typed. */
const CLAIMS: readonly Claim[] = [
  { words: /\bimpact\w*/gi, notBefore: /^\s+assessments?\b/i },
  {
    words: /\beffects?\b/gi,
    notAfter:
      /\b(?:in|with|personal|sound|to (?:that|this|the same)|(?:took|takes?|taking|came?|comes?|coming|into|brings? into))\s+$/i,
  },
  { words: /\beffect(?:ed|ing)\b/gi },
  // “Effective feedback” is a kind of feedback; “was effective” tells what came of it.
  {
    words:
      /\b(?:is|are|was|were|be|been|being|proved|proven|proves|found|highly|very|more|most|so)\s+effective(?:ly)?\b/gi,
    notBefore: /^\s+(?:from|on|until|as of)\s+(?:the\s+)?(?:\d|[A-Z])/,
  },
  { words: /\beffective\s+(?:in|at)\s+\w+ing\b/gi },
  { words: /\b(?:show|shows|showed|shown|prove|proves|proved|demonstrate\w*)\s+(?:\w+\s+){0,2}effectiveness\b/gi },
  { words: /\b(?:led|leads|leading)\s+(?:directly\s+)?to\b/gi },
  { words: /\blead\s+to\b/gi, notAfter: A_NOUN },
  { words: /\bresult(?:ed|ing)\s+in\b/gi },
  {
    words: /\bresults?\s+in\b/gi,
    notAfter: A_NOUN,
    notBefore: /^\s+(?:the\s+|this\s+|our\s+)?(?:tables?|figures?|appendix|annex|sections?|parts?|reports?|\d|[A-Z])/,
  },
  { words: /\bcaus(?:ed|ing)\b/gi },
  {
    words: /\bcauses?\b/gi,
    notAfter:
      /\b(?:a|the|this|that|these|those|our|their|its|good|common|root|great|worthy|just|lost|no|many|several|possible|likely|for|with|and|of)\s+$/i,
    notBefore: /^\s+(?:for|of\s+(?:concern|gaps?|the\s+gaps?|death))\b/i,
  },
  { words: /\bcausal(?:ly|ity)?\b/gi },
];

/** “Not an impact” claims none; “not only an impact” and “no small effect” do. */
const DENIED =
  /(?:\b(?:not|no|nor|never|neither|cannot|without|rather than|instead of)|n[’'‘]t)\s+(?!(?:only|just|merely|doubt)\b)(?:(?!(?:but|small|little|minor|negligible|insignificant|inconsiderable)\b)[\p{L}’'-]+\s+){0,3}$/iu;

/** Letters of other alphabets that look like those of the words above. */
const LIKE: Readonly<Record<string, string>> = {
  ...{ а: 'a', е: 'e', с: 'c', о: 'o', р: 'p', і: 'i' },
  ...{ ӏ: 'l', т: 't', ѕ: 's', м: 'm' },
};

/**
 * What among these words tells of an effect; each once, as typed; empty: nothing. It looks at the words around: a good cause, an impact
 * assessment and “change, not impact” say nothing of what mentoring did. Signs that nobody sees do not hide a claim.
 */
export function claimsIn(words: string): string[] {
  const plain = words
    .normalize('NFKC')
    .replace(/[\p{Cf}\u00AD]/gu, '')
    .replace(/[\u0400-\u04FF]/g, (letter) => LIKE[letter.toLowerCase()] ?? letter)
    .replace(/[‐‑‒-](?=\s*\n\s*)/g, '');
  return [...new Set(CLAIMS.flatMap((claim) => foundIn(plain, claim)))];
}

function foundIn(text: string, { words, notAfter, notBefore }: Claim): string[] {
  return [...text.matchAll(words)].flatMap(({ 0: found, index }) => {
    const [before, behind] = [text.slice(Math.max(0, index - 80), index), text.slice(index + found.length)];
    const isHarmless = notAfter?.test(before) || notBefore?.test(behind) || DENIED.test(before);
    return isHarmless ? [] : [found];
  });
}

/** How many words: what stands between spaces and holds a letter or a figure. */
export const countWords = (words: string): number =>
  words.split(/\s+/u).filter((one) => /[\p{L}\p{N}]/u.test(one)).length;
