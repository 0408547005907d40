import type { Option } from '../../domain/instrument';
import { codesFor } from '../names';
import { type Json, jsonOf, listOf, wordsOf } from './texts';
import { type Element } from './element';

/** Options of a file and the codes of their values. */
export interface Choices {
  readonly options: readonly Option[];
  readonly codes: ReadonlyMap<string, string>;
  /** The code of the option that goes with no other; undefined when there is none. */
  readonly alone: string | undefined;
}

/** The options in a property of an element: values, or values with texts. */
export function choicesOf(element: Element, property: string): Choices {
  const { json, path, languages, leaving } = element;
  const listed = listOf(json.get(property)).map((one) =>
    typeof one === 'object' ? jsonOf(one) : new Map([['value', one]]),
  );
  const all = [...listed, ...noneOf(json)];
  const codes = codesFor(
    all.map((one) => String(one.get('value'))),
    `${path}.${property}`,
    leaving,
  );
  const options = all.map((one, n) => {
    const value = String(one.get('value'));
    for (const key of [...one.keys()].filter((name) => !['value', 'text', 'isExclusive'].includes(name)))
      leaving.say(`${path}.${property}[${n}].${key}`, key, 'An answer has a code and a label.');
    const label = wordsOf(one.get('text') ?? value, languages);
    return { code: codes.get(value) ?? '', label };
  });
  const exclusive = all.filter((one) => one.get('isExclusive') === true);
  const [alone] = exclusive;
  if (exclusive.length > 1)
    leaving.say(`${path}.${property}`, 'more than one answer that goes alone', 'The first goes alone.');
  return { options, codes, alone: alone && codes.get(String(alone.get('value'))) };
}

/** SurveyJS adds “none” by a switch. */
function noneOf(json: Json): readonly Json[] {
  if (json.get('showNoneItem') !== true && json.get('hasNone') !== true) return [];
  return [
    new Map<string, unknown>([
      ['value', 'none'],
      ['text', json.get('noneText') ?? 'None'],
      ['isExclusive', true],
    ]),
  ];
}
