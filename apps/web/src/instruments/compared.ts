import type { Instrument, Item } from '@footing/surveys';
import { conditionInWords } from './conditions';
import { answersInBrief, saying, typeNames } from './item-words';

/** One thing that differs between two versions of a survey. */
export interface Difference {
  readonly what: string;
  /** Lines; empty: it was not there. */
  readonly before: readonly string[];
  /** Lines; empty: it is not there any more. */
  readonly after: readonly string[];
}

/** What differs between two versions, in the order of the later one; what is gone comes last. Empty: nothing a person could read. */
export function differences(before: Instrument, after: Instrument): Difference[] {
  const gone = before.items.filter(({ key }) => !after.items.some((item) => item.key === key));
  return [
    ...frame(before, after),
    ...after.items.flatMap((item, n) => itemDifference(before, after, item, n)),
    ...gone.map((item) => ({
      what: 'Taken out',
      before: linesOf(item, before),
      after: [],
    })),
  ];
}

function frame(before: Instrument, after: Instrument): Difference[] {
  const parts = [
    { what: 'Name', key: 'title' },
    { what: 'First page', key: 'welcome' },
    { what: 'Thanks', key: 'thanks' },
  ] as const;
  const texts = parts.map(({ what, key }) => ({ what, before: inAll(before, key), after: inAll(after, key) }));
  const languages = { what: 'Languages', before: before.languages, after: after.languages };
  return [...texts, languages].filter((one) => one.before.join('\n') !== one.after.join('\n'));
}

const inAll = (of: Instrument, key: 'title' | 'welcome' | 'thanks'): string[] =>
  of.languages.flatMap((language) => {
    const text = of[key][language];
    return text === undefined ? [] : [text];
  });

function itemDifference(before: Instrument, after: Instrument, item: Item, place: number): Difference[] {
  const old = before.items.find(({ key }) => key === item.key);
  const now = linesOf(item, after);
  if (!old) return [{ what: `Page ${place + 1}: new`, before: [], after: now }];
  const was = linesOf(old, before);
  if (was.join('\n') !== now.join('\n')) return [{ what: `Page ${place + 1}: changed`, before: was, after: now }];
  const stayed = (of: Instrument) =>
    of.items.filter(
      ({ key }) => before.items.some((one) => one.key === key) && after.items.some((one) => one.key === key),
    );
  const from = stayed(before).findIndex(({ key }) => key === item.key);
  const to = stayed(after).findIndex(({ key }) => key === item.key);
  if (from === to) return [];
  return [
    {
      what: 'Moved',
      before: [`Page ${before.items.indexOf(old) + 1}`],
      after: [`Page ${place + 1}: ${saying(item.text, after)}`],
    },
  ];
}

/** Everything that a person reads of an item, in every language. */
function linesOf(item: Item, of: Instrument): string[] {
  return of.languages.flatMap((language, n) => {
    const own = { ...of, languages: [language, ...of.languages] };
    const said = n === 0 || item.text[language] !== undefined;
    if (!said) return [];
    return [
      saying(item.text, own),
      ...(item.hint ? [saying(item.hint, own)] : []),
      ...(item.type === 'agree' ? item.statements.map(({ text }) => `– ${saying(text, own)}`) : []),
      answersInBrief(item, own),
      ...(n === 0
        ? [typeNames[item.type], ...(item.showIf ? [`Asked only if ${conditionInWords(item.showIf, of)}`] : [])]
        : []),
    ].filter((line) => line !== '');
  });
}
