import type { Item } from '../../domain/instrument';

/** What a constraint says of an answer, as far as we can keep it. */
export interface Constraint {
  readonly from?: number;
  readonly to?: number;
  readonly fromMonth?: string;
  readonly toMonth?: string;
  readonly atMostTicks?: number;
  readonly alone?: string;
  readonly atMostCharacters?: number;
  /** Clauses that we cannot keep. */
  readonly rest: readonly string[];
}

const clauses: readonly [RegExp, (value: string) => Omit<Constraint, 'rest'>][] = [
  [/^\.\s*>=\s*(-?\d+(?:\.\d+)?)$/, (value) => ({ from: Number(value) })],
  [/^\.\s*<=\s*(-?\d+(?:\.\d+)?)$/, (value) => ({ to: Number(value) })],
  [/^\.\s*>=\s*date\(['"](\d{4}-\d{2})-\d{2}['"]\)$/, (value) => ({ fromMonth: value })],
  [/^\.\s*<=\s*date\(['"](\d{4}-\d{2})-\d{2}['"]\)$/, (value) => ({ toMonth: value })],
  [/^count-selected\(\s*\.\s*\)\s*<=\s*(\d+)$/, (value) => ({ atMostTicks: Number(value) })],
  [/^string-length\(\s*\.\s*\)\s*<=\s*(\d+)$/, (value) => ({ atMostCharacters: Number(value) })],
];
const alone = /not\(\s*selected\(\s*\.\s*,\s*['"]([^'"]+)['"]\s*\)\s+and\s+count-selected\(\s*\.\s*\)\s*>\s*1\s*\)/;

/** Reads the constraint of a row; empty text says nothing. */
export function readConstraint(text: string): Constraint {
  const code = alone.exec(text)?.[1];
  const parts = text
    .replace(alone, '')
    .split(/\s+and\s+/)
    .map((part) => part.trim().replace(/^and\s+|\s+and$/g, ''))
    .filter((part) => part !== '' && part !== 'and');
  let found: Constraint = code === undefined ? { rest: [] } : { alone: code, rest: [] };
  for (const part of parts) {
    const clause = clauses.find(([pattern]) => pattern.test(part));
    const value = clause?.[0].exec(part)?.[1];
    found =
      clause && value !== undefined ? { ...found, ...clause[1](value) } : { ...found, rest: [...found.rest, part] };
  }
  return found;
}

/** The constraint of an item; empty when there is none. */
export function constraintOf(item: Item): string {
  switch (item.type) {
    case 'number':
      return `. >= ${item.from} and . <= ${item.to}`;
    case 'month':
      return [
        item.from === undefined ? '' : `. >= date('${item.from}-01')`,
        item.to === undefined ? '' : `. <= date('${item.to}-01')`,
      ]
        .filter((one) => one !== '')
        .join(' and ');
    case 'many':
      return [
        item.atMost === undefined ? '' : `count-selected(.) <= ${item.atMost}`,
        item.alone === undefined ? '' : `not(selected(., '${item.alone}') and count-selected(.) > 1)`,
      ]
        .filter((one) => one !== '')
        .join(' and ');
    case 'line':
    case 'text':
      return `string-length(.) <= ${item.atMost}`;
    default:
      return '';
  }
}
