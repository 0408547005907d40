import { type Item, shippedSurveys } from '@footing/surveys';

/** Somebody of whom we know how sure they are, and how they change. */
export interface Invented {
  /** Who, counted from 0. */
  readonly nth: number;
  /** How many steps they have come since the beginning: 0 to 2. */
  readonly gain: number;
}

/** What somebody says to everything that a survey asks, but for words of their own. */
export function inventedAnswers(key: string, who: Invented): Record<string, unknown> {
  const items = shippedSurveys.find(({ instrument }) => instrument.key === key)?.instrument.items ?? [];
  return Object.fromEntries(items.flatMap((item) => answersTo(item, who)));
}

/** Most are in the upper middle, as they are in surveys. */
const SURE = [1, 2, 2, 3, 3, 3, 2];

function answersTo(item: Item, { nth, gain }: Invented): [string, unknown][] {
  if (item.type === 'one' || item.type === 'many') {
    const code = item.options[Math.min(item.options.length - 1, ((nth * 3) % 7) + gain * 2)]?.code ?? '';
    return [[item.key, { said: item.type === 'one' ? code : [code] }]];
  }
  if (item.type !== 'agree') return [];
  const last = item.options.length - 1;
  const sure = (SURE[nth % SURE.length] ?? 0) + gain;
  return item.statements.map(({ key }, at) => {
    const isLess = (nth * 5 + at * 3) % 4 === 0;
    return [key, { said: item.options[Math.min(last, isLess ? sure - 1 : sure)]?.code ?? '' }];
  });
}
