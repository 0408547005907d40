import type { Instrument, Item, Words } from './instrument';

/** Every text of an instrument that people may read. */
export const allWords = ({ title, welcome, thanks, items, scales }: Instrument): readonly Words[] => [
  title,
  welcome,
  thanks,
  ...items.flatMap(wordsOfItem),
  ...scales.flatMap(({ feedback }) => feedback?.bands.map(({ name }) => name) ?? []),
];

/** Every text of one page. The options of an agree block come once: they are the same under each statement. */
export const wordsOfItem = (item: Item): readonly Words[] => [
  item.text,
  ...(item.hint ? [item.hint] : []),
  ...('options' in item ? item.options.map(({ label }) => label) : []),
  ...(item.type === 'agree' ? item.statements.map(({ text }) => text) : []),
];
