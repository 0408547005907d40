import fc from 'fast-check';
import type { Answer } from '../domain/answers';
import type { AskingItem } from '../domain/answering/read-answer';
import type { Condition } from '../domain/conditions/condition';
import { conditionText } from '../domain/conditions/print';
import { answerKeys, type Instrument, type Item, type Option, type Words } from '../domain/instrument';

/** An instrument, with its conditions as they were drawn and not as they are read from its text. */
export interface Drawn {
  readonly instrument: Instrument;
  readonly conditions: ReadonlyMap<string, Condition>;
}

const text = fc.stringMatching(/^[A-Za-zé’?.,]{1,12}( [A-Za-zŵ]{1,8}){0,3}$/).map((one) => one.normalize('NFC'));
const words: fc.Arbitrary<Words> = text.map((en) => ({ en }));
const personal = fc.constantFrom('none', 'low', 'high' as const);

const options = (least: number): fc.Arbitrary<Option[]> =>
  fc
    .array(words, { minLength: least, maxLength: 5 })
    .map((labels) => labels.map((label, n) => ({ code: `c${n}`, label })));

/** An item of any kind, without a condition. */
function itemOf(key: string): fc.Arbitrary<Item> {
  const head = { key: fc.constant(key), text: words, personal };
  const of = <T extends string>(type: T) => ({ type: fc.constant(type), ...head });
  return fc.oneof(
    fc.record({ ...of('one'), options: options(2) }),
    fc.record({ ...of('many'), options: options(2) }).chain(withTicks),
    fc
      .record({ ...of('agree'), options: options(2), texts: fc.array(words, { minLength: 1, maxLength: 4 }) })
      .map(({ texts, ...item }) => ({
        ...item,
        statements: texts.map((one, n) => ({ key: `${key}-s${n}`, text: one })),
      })),
    fc.record({
      ...of('number'),
      from: fc.integer({ min: -9, max: 0 }),
      to: fc.integer({ min: 1, max: 9 }),
      isWhole: fc.boolean(),
    }),
    fc.record({ ...of('month'), from: fc.constant('2020-03'), to: fc.constant('2021-10') }),
    fc.record({ ...of('line'), atMost: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ ...of('text'), atMost: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ type: fc.constant('information' as const), key: head.key, text: words }),
  );
}

const withTicks = <T extends { readonly options: readonly Option[] }>(item: T) =>
  fc.constantFrom(
    item,
    { ...item, atMost: Math.max(1, item.options.length - 1) },
    { ...item, alone: item.options.at(-1)?.code ?? '' },
  );

/** A condition over items that ask something; none when there are no such items. */
function conditionOver(items: readonly Item[]): fc.Arbitrary<Condition> | null {
  const leaves = items.flatMap((item) => answerKeys(item).map((key) => leafOver(key, item as AskingItem)));
  if (leaves.length === 0) return null;
  const { whole } = fc.letrec<{ whole: Condition }>((tie) => ({
    whole: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(...leaves),
      fc.record({ is: fc.constant('not' as const), of: tie('whole') }),
      fc.record({
        is: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('whole'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }));
  return whole;
}

/** One look at one item, of a kind that the item allows. */
function leafOver(key: string, item: AskingItem): fc.Arbitrary<Condition> {
  const answered: fc.Arbitrary<Condition> = fc.constant({ is: 'answered', key, at: 0 });
  const compared = (by: readonly ('==' | '!=' | '<' | '>')[], operand: fc.Arbitrary<string | number>) =>
    fc.record({
      is: fc.constant('compared' as const),
      key: fc.constant(key),
      at: fc.constant(0),
      by: fc.constantFrom(...by),
      operand,
    });
  switch (item.type) {
    case 'one':
    case 'agree': {
      const code = fc.constantFrom(...item.options.map((one) => one.code));
      const operands = fc.array(code, { minLength: 1, maxLength: 3 });
      const among = fc.record({
        is: fc.constant('among' as const),
        key: fc.constant(key),
        at: fc.constant(0),
        operands,
      });
      return fc.oneof(answered, compared(['==', '!='], code), among);
    }
    case 'many': {
      const code = fc.constantFrom(...item.options.map((one) => one.code));
      return fc.oneof(
        answered,
        fc.record({ is: fc.constant('ticked' as const), key: fc.constant(key), at: fc.constant(0), code }),
      );
    }
    case 'number':
      return fc.oneof(answered, compared(['==', '!=', '<', '>'], fc.integer({ min: -9, max: 9 })));
    case 'month':
      return fc.oneof(answered, compared(['==', '!=', '<', '>'], fc.constantFrom('2020-05', '2021-01')));
    default:
      return answered;
  }
}

/** Any sound instrument of one to eight pages. */
export const drawnInstrument: fc.Arbitrary<Drawn> = fc
  .integer({ min: 1, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => itemOf(`q${n}`))))
  .chain((items) =>
    fc
      .tuple(
        ...items.map((_, n) => {
          const condition = conditionOver(items.slice(0, n));
          return condition ? fc.option(condition, { freq: 2 }) : fc.constant(null);
        }),
      )
      .map((conditions) => assembled(items, conditions)),
  );

function assembled(items: readonly Item[], conditions: readonly (Condition | null)[]): Drawn {
  const byKey = new Map(
    items.flatMap((item, n): [string, Condition][] => {
      const condition = conditions[n];
      // What is too long to be a condition is left away.
      return condition && conditionText(condition).length <= 400 ? [[item.key, condition]] : [];
    }),
  );
  const conditioned = items.map((item) => {
    const condition = byKey.get(item.key);
    return condition ? { ...item, showIf: conditionText(condition) } : item;
  });
  const [welcome, thanks] = [{ en: 'Welcome' }, { en: 'Thank you' }];
  const instrument = {
    key: 'drawn',
    title: { en: 'Drawn' },
    languages: ['en'],
    welcome,
    thanks,
    items: conditioned,
    scales: [],
  };
  return { instrument, conditions: byKey };
}

/** An answer that an item takes, as it is kept; null for blank. */
export function answerTo(item: AskingItem): fc.Arbitrary<Answer | null> {
  const said = saidTo(item).map((one): Answer => ({ said: one }));
  return fc.oneof({ weight: 5, arbitrary: said }, fc.constant<Answer>({ ratherNot: true }), fc.constant(null));
}

function saidTo(item: AskingItem): fc.Arbitrary<string | number | string[]> {
  switch (item.type) {
    case 'one':
    case 'agree':
      return fc.constantFrom(...item.options.map(({ code }) => code));
    case 'many':
      return ticksOf(item);
    case 'number':
      return item.isWhole
        ? fc.integer({ min: item.from, max: item.to })
        : fc.double({ min: item.from, max: item.to, noNaN: true }).map((one) => one + 0);
    case 'month':
      return fc.constantFrom('2020-03', '2020-05', '2021-01', '2021-10');
    default:
      return fc.stringMatching(/^[a-z]$/);
  }
}

function ticksOf({ options: all, atMost, alone }: AskingItem & { type: 'many' }): fc.Arbitrary<string[]> {
  const codes = all.map(({ code }) => code);
  const together = codes.filter((code) => code !== alone);
  const some = fc.subarray(together, { minLength: 1, maxLength: Math.min(atMost ?? together.length, together.length) });
  return alone === undefined ? some : fc.oneof(some, fc.constant<string[]>([alone]));
}
