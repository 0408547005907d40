import type { Fault } from '../faults';
import type { Instrument } from '../instrument';
import { isKey, isLanguage } from '../keys';
import { conditionFaults } from './check-conditions';
import { limits, readItem } from './check-items';
import { readScale, scaleFaults } from './check-scales';
import { Reading } from './reading';
import { warningsOf } from './warnings';

/** An instrument that was read, or why it is none. */
export interface CheckedInstrument {
  /** Texts in NFC; null when there is a fault. */
  readonly instrument: Instrument | null;
  readonly faults: readonly Fault[];
  /** What an author should look at, though it can be kept: too many questions, too long, not translated. */
  readonly warnings: readonly Fault[];
}

const MOST_SCALES = 20;
const MOST_LANGUAGES = 5;
const known = ['key', 'title', 'languages', 'welcome', 'thanks', 'items', 'scales'];

/**
 * Reads an instrument: a closed object, in which what is not known is a fault and not left out in silence. An instrument
 * without items is one that was just begun. Never throws. Cost: linear, but for the scales, which look through the items.
 */
export function checkInstrument(raw: unknown): CheckedInstrument {
  const reading = new Reading();
  const instrument = readWhole(reading, raw);
  keyFaults(reading, instrument);
  conditionFaults(reading, instrument.items);
  instrument.scales.forEach((scale, n) => scaleFaults(reading, scale, instrument, `scales[${n}]`));
  const isSound = reading.faults.length === 0;
  return {
    instrument: isSound ? instrument : null,
    faults: reading.faults,
    warnings: isSound ? warningsOf(instrument) : [],
  };
}

function readWhole(reading: Reading, raw: unknown): Instrument {
  const fields = reading.object(raw, '', known);
  const languages = readLanguages(reading, fields.get('languages'));
  const all = <T>(
    path: string,
    to: number,
    read: (of: Reading, raw: unknown, at: string, spoken: readonly string[]) => T,
  ) =>
    reading
      .list(fields.get(path), path, { from: 0, to })
      .map((one, n) => read(reading, one, `${path}[${n}]`, languages));
  return {
    key: reading.formed(fields.get('key'), 'key', isKey, 'A key is small letters, digits, - and _.'),
    title: reading.words(fields.get('title'), 'title', languages, limits.label),
    languages,
    welcome: reading.words(fields.get('welcome'), 'welcome', languages, limits.information, false),
    thanks: reading.words(fields.get('thanks'), 'thanks', languages, limits.information, false),
    items: all('items', limits.items, readItem),
    scales: all('scales', MOST_SCALES, readScale),
  };
}

function readLanguages(reading: Reading, raw: unknown): readonly string[] {
  const says = 'Write a language as en or cy.';
  const languages = reading
    .list(raw, 'languages', { from: 1, to: MOST_LANGUAGES })
    .map((one, n) => reading.formed(one, `languages[${n}]`, isLanguage, says));
  reading.unique(languages, (n) => `languages[${n}]`, 'This language is there already.');
  return languages;
}

/** Items and statements are called by one set of names; so are scales. */
function keyFaults(reading: Reading, { items, scales }: Instrument): void {
  const named = items.flatMap((item, n) => [
    { key: item.key, path: `items[${n}].key` },
    ...(item.type === 'agree' ? item.statements : []).map(({ key }, m) => ({
      key,
      path: `items[${n}].statements[${m}].key`,
    })),
  ]);
  const keys = named.map(({ key }) => key);
  reading.unique(keys, (n) => named[n]?.path ?? '', 'Another question or statement has this key.');
  const scaleKeys = scales.map(({ key }) => key);
  reading.unique(scaleKeys, (n) => `scales[${n}].key`, 'Another scale has this key.');
}
