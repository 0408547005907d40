import { type Answer, type Answers, answerTo } from '../answers';
import type { ItemFault } from '../faults';
import { answerKeys, type Instrument } from '../instrument';
import { type AskingItem, readAnswer } from './read-answer';
import { afterSaving } from './visible';

/** Answers that can be kept, and what cannot be kept and why. */
export interface CheckedAnswers {
  /** Without what was refused; in the order of the items. */
  readonly answers: Answers;
  /** Empty when everything can be kept. */
  readonly faults: readonly ItemFault[];
  /** Keys whose answers were left out because their items are not asked with these answers. */
  readonly hidden: readonly string[];
}

/**
 * Whether answers are answers to this instrument: the one function for pages, files and tests.
 * Refused, each with a fault at its key: a key that is not asked, an answer to an item that is hidden, a wrong kind, a code
 * that is no option, a number or month out of range, too many ticks, text too long. Leaving blank is never a fault.
 * @param raw an object of `{ said }`, `{ ratherNot: true }` or null (blank) by key. Never throws. Cost: linear.
 */
export function checkAnswers(instrument: Instrument, raw: unknown): CheckedAnswers {
  return savingAnswers(instrument, {}, raw);
}

/**
 * The answers after a page was saved: what was stored, with what is given now in its place. A null leaves its item blank.
 * What the new answers hide is dropped; an answer *given* to an item that is hidden is a fault.
 * @param stored answers that were checked before.
 * @returns `hidden`: the keys that were dropped or refused for being hidden.
 */
export function savingAnswers(instrument: Instrument, stored: Answers, raw: unknown): CheckedAnswers {
  const { given, faults } = readGiven(instrument, raw);
  const merged = inOrder(instrument, (key) => (given.has(key) ? given.get(key) : answerTo(stored, key)));
  const answers = afterSaving(instrument, merged);
  const hidden = Object.keys(merged).filter((key) => !Object.hasOwn(answers, key));
  const refused = hidden.filter((key) => given.has(key)).map(hiddenFault);
  return { answers, faults: [...faults, ...refused], hidden };
}

const hiddenFault = (key: string): ItemFault => ({
  key,
  code: 'hidden',
  says: 'With your other answers this question is not asked.',
});

function readGiven(instrument: Instrument, raw: unknown): { given: Map<string, Answer | null>; faults: ItemFault[] } {
  const given = new Map<string, Answer | null>();
  const faults: ItemFault[] = [];
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    faults.push({ key: '', code: 'not-an-answer', says: 'This could not be read as answers. Try again.' });
    return { given, faults };
  }
  const asking = itemsByKey(instrument);
  for (const [key, one] of Object.entries(raw)) {
    const item = asking.get(key);
    const read = item ? readAnswer(item, one) : null;
    if (!read) faults.push({ key, code: 'unknown', says: 'This survey does not ask that.' });
    else if ('fault' in read) faults.push({ key, ...read.fault });
    else given.set(key, read.answer);
  }
  return { given, faults };
}

/** A map, so that no key of a file can reach what every object has. */
function itemsByKey(instrument: Instrument): ReadonlyMap<string, AskingItem> {
  return new Map(
    instrument.items.flatMap((item) =>
      item.type === 'information' ? [] : answerKeys(item).map((key): [string, AskingItem] => [key, item]),
    ),
  );
}

function inOrder(instrument: Instrument, answer: (key: string) => Answer | null | undefined): Answers {
  return Object.fromEntries(
    instrument.items.flatMap(answerKeys).flatMap((key) => {
      const one = answer(key);
      return one ? [[key, one]] : [];
    }),
  );
}
