import type { FieldError } from '@footing/kernel';
import type { Fault, Instrument, Item, Words } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { elsewhere } from './typed-item';

const texts = ['title', 'welcome', 'thanks'] as const;

/** What stands in the form. */
export const typedAbout = (instrument: Instrument): Typed => ({
  ...Object.fromEntries(
    texts.flatMap((name) =>
      instrument.languages.map((language) => [`${name}-${language}`, instrument[name][language] ?? '']),
    ),
  ),
  languages: instrument.languages.slice(1),
});

/** The survey with what was typed about it. Words in a language that it is no longer in go with the language. */
export const withAbout =
  (typed: Typed) =>
  (instrument: Instrument): Instrument => {
    const more = textIn(typed, 'more').trim();
    const [first = 'en'] = instrument.languages;
    const languages = [...new Set([first, ...listIn(typed, 'languages'), ...(more ? [more] : [])])];
    const read = (name: (typeof texts)[number]): Words =>
      Object.fromEntries(
        languages.flatMap((language) => {
          const text = textIn(typed, `${name}-${language}`).normalize('NFC').trim();
          return text === '' ? [] : [[language, text]];
        }),
      );
    return {
      ...only(instrument, languages),
      ...{ title: read('title'), welcome: read('welcome'), thanks: read('thanks'), languages },
    };
  };

function only(instrument: Instrument, languages: readonly string[]): Instrument {
  const keep = (words: Words): Words =>
    Object.fromEntries(Object.entries(words).filter(([one]) => languages.includes(one)));
  const item = (one: Item): Item => ({
    ...one,
    text: keep(one.text),
    ...(one.hint ? { hint: keep(one.hint) } : {}),
    ...('options' in one ? { options: one.options.map((option) => ({ ...option, label: keep(option.label) })) } : {}),
    ...(one.type === 'agree'
      ? { statements: one.statements.map((statement) => ({ ...statement, text: keep(statement.text) })) }
      : {}),
  });
  const scales = instrument.scales.map((scale) => ({
    ...scale,
    name: keep(scale.name),
    ...(scale.feedback
      ? { feedback: { bands: scale.feedback.bands.map((band) => ({ ...band, name: keep(band.name) })) } }
      : {}),
  }));
  return { ...instrument, items: instrument.items.map(item), scales };
}

/** Faults at the fields of the form. */
export function aboutErrors(faults: readonly Fault[], instrument: Instrument): FieldError[] {
  return faults.map(({ path, says }) => {
    const [name = '', language = ''] = path.split('.');
    if (/^languages/.test(path)) return { field: 'more', message: 'Enter the code of a language, such as gd' };
    if (texts.some((text) => text === name)) return { field: `${name}-${language || 'en'}`, message: says };
    return { field: '', message: elsewhere(path, says, instrument) };
  });
}
