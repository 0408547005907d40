import type { Fault } from '../faults';
import type { Instrument, Item } from '../instrument';
import { minutesFor } from '../minutes';
import { allWords } from '../texts';

/** More questions than this are not frozen; statements count each. */
export const MOST_ASKED = 12;

/** People are promised that it takes no longer. */
export const MOST_MINUTES = 4;

/** How many answers an instrument asks for when nothing is hidden; each statement of an agree block is one. */
export const askedCount = (instrument: Instrument): number =>
  instrument.items.reduce((sum, item) => sum + asksOf(item), 0);

const asksOf = (item: Item) => (item.type === 'information' ? 0 : item.type === 'agree' ? item.statements.length : 1);

/** What an author should look at. */
export function warningsOf(instrument: Instrument): readonly Fault[] {
  return [...tooMany(instrument), ...tooLong(instrument), ...untranslated(instrument)];
}

function tooMany(instrument: Instrument): Fault[] {
  const asked = askedCount(instrument);
  if (asked <= MOST_ASKED) return [];
  const says = `This asks ${asked} things, and at most ${MOST_ASKED} can be asked. Each statement counts.`;
  return [{ path: 'items', code: 'asks-too-much', says }];
}

function tooLong(instrument: Instrument): Fault[] {
  const minutes = minutesFor(instrument);
  if (minutes <= MOST_MINUTES) return [];
  const says = `This takes about ${minutes} minutes. Most people stop after ${MOST_MINUTES}.`;
  return [{ path: 'items', code: 'takes-too-long', says }];
}

function untranslated(instrument: Instrument): Fault[] {
  const [, ...others] = instrument.languages;
  return others.flatMap((language) => {
    const missing = allWords(instrument).filter((words) => Object.keys(words).length > 0 && !words[language]).length;
    if (missing === 0) return [];
    const says = `${missing} texts are not in “${language}” yet. They are shown in “${instrument.languages[0] ?? ''}”.`;
    return [{ path: 'languages', code: 'not-translated', says }];
  });
}
