import { isLanguage } from '../domain/keys';

const known: Readonly<Record<string, string>> = {
  en: 'English',
  cy: 'Welsh',
  ga: 'Irish',
  gd: 'Gaelic',
  fr: 'French',
  de: 'German',
  es: 'Spanish',
  pl: 'Polish',
  ur: 'Urdu',
  ar: 'Arabic',
};

/** A language as XLSForm names it: 'Welsh (cy)'. */
export const languageName = (code: string): string =>
  `${Object.hasOwn(known, code) ? (known[code] ?? code) : code} (${code})`;

/** The code of a language as XLSForm names it, with or without its code; null for a name that we do not know. */
export function languageCode(name: string): string | null {
  const code = /\(([A-Za-z-]+)\)\s*$/.exec(name)?.[1] ?? name.trim();
  if (isLanguage(code)) return code;
  const found = Object.entries(known).find(([, one]) => one.toLowerCase() === name.trim().toLowerCase());
  return found?.[0] ?? null;
}
