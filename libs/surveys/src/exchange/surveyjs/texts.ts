import type { Words } from '../../domain/instrument';
import { isLanguage } from '../../domain/keys';

/** An object of a file by its own keys; empty for anything else. */
export type Json = ReadonlyMap<string, unknown>;

export const jsonOf = (value: unknown): Json =>
  new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const MOST_DEPTH = 30;

/** The languages of a file: that of the survey first, then those of its texts in the order in which they come. */
export function languagesIn(json: unknown): readonly string[] {
  const locale = jsonOf(json).get('locale');
  const first = typeof locale === 'string' && isLanguage(locale) ? locale : 'en';
  return [...new Set([first, ...localesIn(json, 0)])];
}

function localesIn(value: unknown, depth: number): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > MOST_DEPTH) return [];
  const keys = Object.keys(value);
  if (!keys.includes('default')) return Object.values(value).flatMap((one: unknown) => localesIn(one, depth + 1));
  return keys.filter((key) => key !== 'default' && isLanguage(key));
}

/** A text of a file, in one language or by language; empty when there is none. */
export function wordsOf(value: unknown, languages: readonly string[]): Words {
  const [first = 'en'] = languages;
  if (typeof value === 'string' || typeof value === 'number') return value === '' ? {} : { [first]: String(value) };
  const texts = jsonOf(value);
  const own = languages.map((language): [string, unknown] => [
    language,
    texts.get(language) ?? (language === first ? texts.get('default') : undefined),
  ]);
  return Object.fromEntries(own.filter((one): one is [string, string] => typeof one[1] === 'string' && one[1] !== ''));
}

/** A text as SurveyJS has it: plain in one language, by language in more. */
export function localised(words: Words, languages: readonly string[]): unknown {
  const [first = 'en'] = languages;
  const { [first]: text = '', ...others } = words;
  return Object.keys(others).length === 0 ? text : { default: text, ...others };
}

const signs: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['\n', '<br>'],
];

/** Text as HTML that shows it as it is. */
export const toHtml = (text: string): string =>
  signs.reduce((html, [sign, entity]) => html.replaceAll(sign, entity), text);

/** The text of HTML, and whether it had anything that text has not. */
export function fromHtml(html: string): { readonly text: string; readonly hadMarkup: boolean } {
  const lines = html.replace(/<br\s*\/?>/gi, '\n');
  const plain = lines.replace(/<\/(p|div|li|h\d)>/gi, '\n').replace(/<[^>]*>/g, '');
  const text = plain
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', `'`)
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
  return { text: text.trim(), hadMarkup: /<[a-z/!]/i.test(lines) };
}
