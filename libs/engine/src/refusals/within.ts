import { InputRefused, type RefusalCode } from './refusal';

/** A number with its bounds, both of which are allowed; NaN is within nothing. */
interface Bounds {
  readonly code: RefusalCode;
  readonly what: string;
  readonly field: string;
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

/** @throws {InputRefused} saying which numbers would do. */
export function within(value: number, { code, what, field, least, most, whole = false }: Bounds): void {
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return;
  const wanted = `give ${whole ? 'a whole number' : 'a number'} from ${least} to ${most}`;
  throw new InputRefused(code, `${what} is ${String(value)}: ${wanted}`, field);
}

/** Ids are texts with something in them, and each is there once. @throws {InputRefused} */
export function ids(things: readonly { readonly id: string }[], code: RefusalCode, field: string): void {
  const seen = new Set<string>();
  for (const [at, { id }] of things.entries()) {
    const place = `${field}[${at}].id`;
    if (typeof id !== 'string' || id === '')
      throw new InputRefused('empty-id', `${field}[${at}] has no id: give it one`, place);
    if (seen.has(id)) throw new InputRefused(code, `${id} is there twice: leave one of them out`, place);
    seen.add(id);
  }
}

/** The first thing that is there for the second time, and where; undefined when there is none. */
export function repeated(things: readonly string[]): { readonly at: number; readonly thing: string } | undefined {
  const seen = new Set<string>();
  for (const [at, thing] of things.entries()) {
    if (seen.has(thing)) return { at, thing };
    seen.add(thing);
  }
  return undefined;
}
