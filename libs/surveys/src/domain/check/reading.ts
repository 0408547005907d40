import { cleanText } from '../clean-text';
import type { Fault } from '../faults';
import type { Words } from '../instrument';

/** An object of a file, by its own keys only. */
export type Fields = ReadonlyMap<string, unknown>;

/**
 * Reads pieces of an instrument and gathers what is not as it must be. Every reader gives back something of its kind, so
 * that reading goes on and all faults are told at once; what it gives back counts only when there is no fault.
 */
export class Reading {
  readonly faults: Fault[] = [];

  fault(path: string, code: string, says: string): void {
    this.faults.push({ path, code, says });
  }

  /** A closed object: a key that is not among `known` is a fault. */
  object(raw: unknown, path: string, known: readonly string[]): Fields {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      this.fault(path, 'not-an-object', 'Something is missing here.');
      return new Map();
    }
    for (const key of Object.keys(raw).filter((one) => !known.includes(one)))
      this.fault(within(path, key), 'unknown', `“${key.slice(0, 60)}” is not a part of this.`);
    return new Map(Object.entries(raw));
  }

  list(raw: unknown, path: string, { from, to }: { from: number; to: number }): readonly unknown[] {
    if (!Array.isArray(raw)) this.fault(path, 'not-a-list', 'A list is missing here.');
    else if (raw.length < from) this.fault(path, 'too-few', from === 1 ? 'Add at least one.' : `Add at least ${from}.`);
    else if (raw.length > to) this.fault(path, 'too-many', `There can be at most ${to}.`);
    else return raw;
    return [];
  }

  /** Text in NFC, at most `most` characters; empty is a fault. */
  text(raw: unknown, path: string, most: number): string {
    const text = typeof raw === 'string' ? cleanText(raw) : null;
    if (text === null) this.fault(path, 'not-text', 'Write this in words.');
    else if (text === '') this.fault(path, 'missing-words', 'Write something here.');
    else if ([...text].length > most) this.fault(path, 'too-long', `Write at most ${most} characters.`);
    return text ?? '';
  }

  optionalText(raw: unknown, path: string, most: number): string | undefined {
    return raw === undefined ? undefined : this.text(raw, path, most);
  }

  /** Words by language; empty words are left out. The first language needs words, if `isNeeded`. */
  words(raw: unknown, path: string, languages: readonly string[], most: number, isNeeded = true): Words {
    const written = [...this.object(raw, path, languages)].filter(([, text]) => text !== '');
    const first = languages[0] ?? '';
    if (isNeeded && typeof raw === 'object' && !written.some(([language]) => language === first))
      this.fault(within(path, first), 'missing-words', 'Write something here.');
    const known = written.filter(([language]) => languages.includes(language));
    return Object.fromEntries(
      known.map(([language, text]) => [language, this.text(text, within(path, language), most)]),
    );
  }

  optionalWords(raw: unknown, path: string, languages: readonly string[], most: number): Words | undefined {
    if (raw === undefined) return undefined;
    const words = this.words(raw, path, languages, most, false);
    return Object.keys(words).length > 0 ? words : undefined;
  }

  /** Text of a given form, such as a key. */
  formed(raw: unknown, path: string, isFormed: (text: string) => boolean, says: string): string {
    if (typeof raw === 'string' && isFormed(raw)) return raw;
    this.fault(path, 'not-formed', says);
    return '';
  }

  oneOf<T extends string>(raw: unknown, path: string, among: readonly [T, ...T[]]): T {
    const found = among.find((one) => one === raw);
    if (found === undefined) this.fault(path, 'not-an-option', `This has to be one of: ${among.join(', ')}.`);
    return found ?? among[0];
  }

  isSo(raw: unknown, path: string): boolean {
    if (typeof raw !== 'boolean') this.fault(path, 'not-yes-or-no', 'Say yes or no here.');
    return raw === true;
  }

  number(raw: unknown, path: string, { from, to }: { from: number; to: number }, isWhole = true): number {
    const isNumber = typeof raw === 'number' && Number.isFinite(raw) && (!isWhole || Number.isInteger(raw));
    if (isNumber && raw >= from && raw <= to) return raw + 0;
    this.fault(path, 'not-a-number', `Enter a ${isWhole ? 'whole ' : ''}number from ${from} to ${to}.`);
    return from;
  }

  /** Says of each text that was there before. */
  unique(texts: readonly string[], path: (place: number) => string, says: string): void {
    texts.forEach((text, place) => {
      if (text !== '' && texts.indexOf(text) < place) this.fault(path(place), 'twice', says);
    });
  }
}

/** The path of something inside something. */
export const within = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** A field that is absent stays absent. */
export const present = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
