/** What is wrong with a file, and where: `tables[2].cells[0].n`; empty: the file as a whole. */
export interface SectorFault {
  readonly at: string;
  /** A whole sentence. */
  readonly words: string;
}

/** What may stand at a place. Whatever is not said here may not. */
export type Shape =
  | { readonly is: 'text'; readonly like: RegExp }
  | { readonly is: 'number'; readonly from: number; readonly to: number; readonly whole: boolean }
  | { readonly is: 'yes-or-no' }
  | { readonly is: 'one-of'; readonly values: readonly (string | number)[] }
  | { readonly is: 'nothing-or'; readonly of: Shape }
  | { readonly is: 'list'; readonly of: Shape; readonly most: number }
  | { readonly is: 'either'; readonly of: readonly ObjectShape[] }
  | ObjectShape;

export interface ObjectShape {
  readonly is: 'object';
  readonly keys: Readonly<Record<string, Shape>>;
  /** Those of them that may be left out. */
  readonly optional?: readonly string[];
}

/** More than this are not listed: one file cannot fill a page. */
export const MOST_FAULTS = 20;

/** Everything that keeps a value from having this shape, up to 20; empty: it has it. */
export function shapeFaults(value: unknown, shape: Shape): SectorFault[] {
  return [...faultsIn(value, shape, '')].slice(0, MOST_FAULTS);
}

function* faultsIn(value: unknown, shape: Shape, at: string): Generator<SectorFault, undefined, undefined> {
  switch (shape.is) {
    case 'object':
      return yield* objectFaults(value, shape, at);
    case 'list':
      if (!Array.isArray(value) || value.length > shape.most)
        return yield { at, words: `This must be a list of up to ${shape.most}.` };
      for (const [index, one] of value.entries()) yield* faultsIn(one, shape.of, `${at}[${index}]`);
      return;
    case 'nothing-or':
      if (value !== null) yield* faultsIn(value, shape.of, at);
      return;
    case 'either': {
      const fits = shape.of.find(({ keys }) => isObject(value) && Object.keys(keys).some((key) => key in value));
      if (!fits) return yield { at, words: `This must have one of ${shape.of.map(keysOf).join(', or of ')}.` };
      return yield* faultsIn(value, fits, at);
    }
    default:
      if (!isPlain(value, shape)) yield { at, words: wanted(shape) };
  }
}

type Plain = Exclude<Shape, { is: 'object' | 'list' | 'nothing-or' | 'either' }>;

function isPlain(value: unknown, shape: Plain): boolean {
  switch (shape.is) {
    case 'text':
      return typeof value === 'string' && shape.like.test(value);
    case 'number':
      return isWithin(value, shape);
    case 'yes-or-no':
      return typeof value === 'boolean';
    case 'one-of':
      return shape.values.some((one) => one === value);
  }
}

const isWithin = (value: unknown, { from, to, whole }: Extract<Shape, { is: 'number' }>): boolean =>
  typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value));

function wanted(shape: Plain): string {
  switch (shape.is) {
    case 'text':
      return 'This text is not of the kind that stands here.';
    case 'number':
      return `This must be a ${shape.whole ? 'whole ' : ''}number from ${shape.from} to ${shape.to}.`;
    case 'yes-or-no':
      return 'This must be true or false.';
    case 'one-of':
      return `This must be one of: ${shape.values.join(', ')}.`;
  }
}

function* objectFaults(
  value: unknown,
  { keys, optional = [] }: ObjectShape,
  at: string,
): Generator<SectorFault, undefined, undefined> {
  if (!isObject(value)) return yield { at, words: 'This must be an object.' };
  for (const key of Object.keys(value))
    if (!Object.hasOwn(keys, key)) yield { at, words: `“${key.slice(0, 40)}” does not belong here.` };
  for (const [key, shape] of Object.entries(keys)) {
    const below = at === '' ? key : `${at}.${key}`;
    if (Object.hasOwn(value, key)) yield* faultsIn((value as Record<string, unknown>)[key], shape, below);
    else if (!optional.includes(key)) yield { at: below, words: 'This is missing.' };
  }
}

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const keysOf = ({ keys }: ObjectShape): string => Object.keys(keys).join(' ');
