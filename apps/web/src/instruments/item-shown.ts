import { checkInstrument, type Instrument, type Item } from '@footing/surveys';

/**
 * A question as far as it can be shown while it is being written: what is missing yet is left out, and its condition does not
 * matter. Null: there are no words yet.
 */
export function itemShown(item: Item, instrument: Instrument): Item | null {
  const first = instrument.languages[0] ?? 'en';
  const { showIf: _, ...rest } = item;
  const whole = { ...rest, ...filled(item, first) };
  const { instrument: sound } = checkInstrument({ ...instrument, items: [whole], scales: [] });
  return sound?.items[0] ?? null;
}

/** What a question needs before it can be shown, where it is not there yet. */
function filled(item: Item, first: string): Record<string, unknown> {
  const blanks = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ code: `x${n}`, label: { [first]: '…' } }));
  switch (item.type) {
    case 'one':
      return item.options.length < 2 ? { options: [...item.options, ...blanks(2)] } : {};
    case 'many':
      return {
        ...(item.options.length === 0 ? { options: blanks(2) } : {}),
        ...((item.atMost ?? 0) > item.options.length ? { atMost: undefined } : {}),
      };
    case 'agree':
      return {
        ...(item.options.length < 2 ? { options: [...item.options, ...blanks(2)] } : {}),
        ...(item.statements.length === 0 ? { statements: [{ key: 'x', text: { [first]: '…' } }] } : {}),
      };
    case 'number':
      return { from: 0, to: 1, isWhole: true };
    case 'month':
      return { from: undefined, to: undefined };
    case 'line':
    case 'text':
      return { atMost: 100 };
    case 'information':
      return {};
  }
}
