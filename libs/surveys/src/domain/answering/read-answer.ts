import type { Answer } from '../answers';
import type { ItemFaultCode } from '../faults';
import type { AgreeItem, Item, LineItem, ManyItem, MonthItem, NumberItem, OneItem, TextItem } from '../instrument';
import { cleanText } from '../clean-text';
import { isMonth, monthName } from '../month';

/** An answer as it is kept, null for blank, or why it is none and what to do about it. */
export type ReadAnswer =
  { readonly answer: Answer | null } | { readonly fault: { readonly code: ItemFaultCode; readonly says: string } };

/** An item that asks something. */
export type AskingItem = Exclude<Item, { type: 'information' }>;

/** Stands for "prefer not to say" where a form sends it among the codes. No option’s code can be the same. */
export const RATHER_NOT = '~not';

/**
 * Reads one answer: `{ said }`, `{ ratherNot: true }` or null, and nothing else with it. Types are exact: '3' is no number.
 * Text becomes NFC without space around it; ticks come in the order of the options; an empty text or no tick is blank.
 */
export function readAnswer(item: AskingItem, raw: unknown): ReadAnswer {
  if (raw === null || raw === undefined) return { answer: null };
  if (typeof raw !== 'object' || Array.isArray(raw)) return notAnAnswer;
  const [only, ...more] = Object.entries(raw);
  if (!only || more.length > 0) return notAnAnswer;
  if (only[0] === 'ratherNot') return only[1] === true ? { answer: { ratherNot: true } } : notAnAnswer;
  return only[0] === 'said' ? readSaid(item, only[1]) : notAnAnswer;
}

const fault = (code: ItemFaultCode, says: string): ReadAnswer => ({ fault: { code, says } });
const notAnAnswer = fault('not-an-answer', 'This could not be read as an answer. Try again.');

function readSaid(item: AskingItem, said: unknown): ReadAnswer {
  switch (item.type) {
    case 'one':
    case 'agree':
      return readOne(item, said);
    case 'many':
      return readMany(item, said);
    case 'number':
      return readNumber(item, said);
    case 'month':
      return readMonth(item, said);
    case 'line':
    case 'text':
      return readText(item, said);
  }
}

function readOne({ options }: OneItem | AgreeItem, said: unknown): ReadAnswer {
  if (typeof said !== 'string') return fault('wrong-kind', 'Choose one of the answers.');
  const isOption = options.some(({ code }) => code === said);
  return isOption ? { answer: { said } } : fault('not-an-option', 'Choose one of the answers.');
}

function readMany({ options, atMost, alone }: ManyItem, said: unknown): ReadAnswer {
  if (!Array.isArray(said) || !said.every((one) => typeof one === 'string'))
    return fault('wrong-kind', 'Tick the answers that fit.');
  const ticked = new Set<string>(said);
  if (ticked.has(RATHER_NOT)) return fault('goes-alone', 'Tick “prefer not to say” by itself, or tick other answers.');
  if (ticked.size < said.length) return fault('twice', 'Tick each answer once.');
  const codes = options.map(({ code }) => code).filter((code) => ticked.has(code));
  if (codes.length < ticked.size) return fault('not-an-option', 'Tick the answers that fit.');
  if (alone !== undefined && ticked.has(alone) && codes.length > 1)
    return fault('goes-alone', 'Tick this answer by itself, or tick others.');
  if (atMost !== undefined && codes.length > atMost) return fault('too-many', `Tick at most ${atMost}.`);
  return { answer: codes.length === 0 ? null : { said: codes } };
}

function readNumber({ from, to, isWhole }: NumberItem, said: unknown): ReadAnswer {
  const between = `from ${from} to ${to}`;
  if (typeof said !== 'number' || !Number.isFinite(said)) return fault('wrong-kind', `Enter a number ${between}.`);
  if (said < from || said > to) return fault('out-of-range', `Enter a number ${between}.`);
  if (isWhole && !Number.isInteger(said)) return fault('not-whole', `Enter a whole number ${between}.`);
  // There are two zeros, and only one of them comes back from JSON.
  return { answer: { said: said + 0 } };
}

function readMonth({ from, to }: MonthItem, said: unknown): ReadAnswer {
  if (typeof said !== 'string') return fault('wrong-kind', 'Enter a month and a year.');
  if (!isMonth(said)) return fault('not-a-month', 'Enter a month and a year, such as 9 and 2026.');
  if (from !== undefined && said < from) return fault('out-of-range', `Enter ${monthName(from)} or a later month.`);
  if (to !== undefined && said > to) return fault('out-of-range', `Enter ${monthName(to)} or an earlier month.`);
  return { answer: { said } };
}

function readText(item: LineItem | TextItem, said: unknown): ReadAnswer {
  if (typeof said !== 'string') return fault('wrong-kind', 'Write your answer in words.');
  const text = cleanText(said);
  if (text === null) return fault('not-text', 'There is a sign in your answer that we cannot keep. Write it again.');
  if (item.type === 'line' && text.includes('\n')) return fault('not-text', 'Write your answer on one line.');
  const length = [...text].length;
  if (length > item.atMost) return fault('too-long', `Write at most ${item.atMost} characters. You have ${length}.`);
  return { answer: text === '' ? null : { said: text } };
}
