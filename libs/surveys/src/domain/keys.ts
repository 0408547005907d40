import { grammarWords } from './conditions/parse';

/** Words that every object answers to: nothing of ours is called so. */
const names: readonly string[] = ['constructor', 'prototype', ...grammarWords];

/** Whether text can be the key of an item, statement, scale or instrument: 1–40 small letters, digits, `-` and `_`, a letter first. */
export const isKey = (text: string): boolean => /^[a-z][a-z0-9_-]{0,39}$/.test(text) && !names.includes(text);

/** Whether text can be the code of an option: 1–40 letters, digits, `-` and `_`, a letter or digit first. */
export const isCode = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(text) && !names.includes(text);

/** Whether text names a language as BCP 47 does: 'en', 'cy', 'en-GB'. */
export const isLanguage = (text: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(text);

/** Text that comes near to a key or a code, for names that other tools allow and we do not; empty where nothing is left. */
export const keyFrom = (text: string): string =>
  slug(text.toLowerCase())
    .replace(/^[^a-z]+/, '')
    .slice(0, 40);
export const codeFrom = (text: string): string =>
  slug(text)
    .replace(/^[_-]+/, '')
    .slice(0, 40);

const slug = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/-+$/, '');
