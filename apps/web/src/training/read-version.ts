import type { ProgrammeKind } from '@footing/programmes';
import type { Check, ModuleNow, NewVersion } from '@footing/training';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';

/** Room on the form: more pages or questions than anybody should have to read. */
export const MOST_PAGES = 6;
export const MOST_CHECKS = 5;
export const MOST_CHOICES = 4;

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const isKind = (text: string): text is ProgrammeKind => ['career', 'reverse', 'group'].includes(text);

/** A version as it was typed. Pages, questions and answers that were left empty are not there. */
export function readVersion(body: Typed): NewVersion {
  const months = textIn(body, 'months').trim();
  const text = (name: string) => textIn(body, name).normalize('NFC').trim();
  return {
    title: text('title'),
    minutes: numberIn(text('minutes')),
    kinds: listIn(body, 'kinds').filter(isKind),
    months: months === '' ? null : numberIn(months),
    required: text('required') !== 'no',
    again: text('again') === 'everybody',
    pages: upTo(MOST_PAGES)
      .map((at) => ({ heading: text(`pages-${at}-heading`), text: text(`pages-${at}-text`) }))
      .filter(({ heading, text: words }) => heading !== '' || words !== ''),
    checks: upTo(MOST_CHECKS)
      .map((at) => readCheck(text, at))
      .filter(({ question, choices }) => question !== '' || choices.length > 0),
    promise: text('promise'),
  };
}

/** The place of the right answer moves up where answers before it were left empty. */
function readCheck(text: (name: string) => string, at: number): Check {
  const all = upTo(MOST_CHOICES).map((place) => ({
    place,
    words: text(`checks-${at}-choices-${place}-words`),
    why: text(`checks-${at}-choices-${place}-why`),
  }));
  const given = all.filter(({ words, why }) => words !== '' || why !== '');
  const right = text(`checks-${at}-right`);
  return {
    question: text(`checks-${at}-question`),
    choices: given.map(({ words, why }) => ({ words, why })),
    right: given.findIndex(({ place }) => String(place) === right),
  };
}

const numberIn = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN);

/** What stands in the form when a module is opened. */
export function typedVersion(module: ModuleNow): Typed {
  const { title, minutes, kinds, months, required, promise, version } = module;
  return {
    ...{ title, minutes: String(minutes), kinds, months: months === null ? '' : String(months), promise },
    ...{ version: String(version), required: required ? 'yes' : 'no', again: '' },
    ...Object.fromEntries<string>([...boxesOfPages(module), ...boxesOfChecks(module)]),
  };
}

type Box = readonly [name: string, text: string];

const boxesOfPages = ({ pages }: ModuleNow): Box[] =>
  pages.flatMap(({ heading, text }, at): Box[] => [
    [`pages-${at}-heading`, heading],
    [`pages-${at}-text`, text],
  ]);

const boxesOfChecks = ({ checks }: ModuleNow): Box[] =>
  checks.flatMap(({ question, choices, right }, at): Box[] => [
    [`checks-${at}-question`, question],
    [`checks-${at}-right`, String(right)],
    ...choices.flatMap(({ words, why }, place): Box[] => [
      [`checks-${at}-choices-${place}-words`, words],
      [`checks-${at}-choices-${place}-why`, why],
    ]),
  ]);
