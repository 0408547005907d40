import type { AgreeItem, Scale } from '../domain/instrument';
import type { ScaleContent } from '../domain/lock/scale-content';
import { agreement, agreementCoding, en, parts } from './english';

/**
 * A place for a published scale whose text we may not ship: its name, where it is, and how it is answered. The institution
 * pastes the prompt and the statements from where they are published.
 */
export interface ScaleSlot {
  readonly key: string;
  readonly name: string;
  readonly construct: string;
  /** Where the institution finds the text and the conditions of its use. */
  readonly source: string;
  readonly citation: string;
  readonly licence: string;
  /** Conditions of use, for the author. */
  readonly conditions: string;
}

const asq = {
  source: 'https://taso.org.uk/news-item/launching-our-access-and-success-questionnaire-asq/',
  citation: 'TASO, Access and Success Questionnaire, 2023',
  licence: 'TASO: its terms of use apply; the text is not part of this software',
  conditions:
    'Use every statement of the scale, in its order, with its prompt, its answers and its numbers. Nobody has to answer.',
} as const;

/** Slots for scales of the Access and Success Questionnaire that suit students already at university. */
export const scaleSlots: readonly ScaleSlot[] = [
  { ...asq, key: 'asq-belonging', name: 'ASQ: sense of belonging', construct: 'Sense of belonging' },
  { ...asq, key: 'asq-cognitive', name: 'ASQ: cognitive strategies', construct: 'Cognitive strategies' },
  { ...asq, key: 'asq-metacognitive', name: 'ASQ: metacognitive strategies', construct: 'Metacognitive strategies' },
];

/**
 * A slot with its text: an agree block and its scale, locked in full. At least 80 in 100 statements have to be answered for
 * a score, and all of them where there are three or fewer.
 * @param prompt and statements as published, in their order, in English; at least one statement.
 * @param reversed places of the statements that count the other way round, from 0.
 */
export function fillSlot(
  slot: ScaleSlot,
  prompt: string,
  statements: readonly string[],
  reversed: readonly number[] = [],
): ScaleContent {
  const keyed = statements.map((text, n) => ({ key: `${slot.key}-${n + 1}`, text: en(text) }));
  const keys = keyed.map(({ key }) => key);
  const item: AgreeItem = {
    type: 'agree',
    key: slot.key,
    text: en(prompt),
    personal: 'low',
    options: agreement,
    statements: keyed,
  };
  const scale: Scale = {
    key: slot.key,
    name: en(slot.name),
    construct: slot.construct,
    isValidated: true,
    lock: 'full',
    licence: slot.licence,
    citation: slot.citation,
    source: slot.source,
    direction: 'higher',
    parts: parts(
      keys,
      keys.filter((_, n) => reversed.includes(n)),
    ),
    coding: agreementCoding,
    answeredAtLeast: keys.length <= 3 ? keys.length : Math.ceil(keys.length * 0.8),
    isComposite: true,
  };
  return { scale, items: [item] };
}
