import { harmless, writable } from './sheets/report-sheets';
import type { Found, PublishedTable } from './report';

/** How a figure comes out of the cells of its table. */
export const rules = [
  ...(['gap', 'mantel-haenszel', 'likeness', 'median-band', 'standardised', 'lasting', 'cost', 'detectable'] as const),
  'as-given',
] as const;
export type Rule = (typeof rules)[number];

/** What a figure rests on. `rows`: places and what else was given, parted by `|`; empty: the whole table. */
export interface Basis {
  readonly rule: Rule;
  readonly rows: string;
}

/** By measure: no other rule may stand beside its figures. What is not here is taken as it is given. */
export const ruleOf: Readonly<Record<string, Rule>> = {
  ...{ M03: 'median-band', M05: 'gap', M06: 'likeness', M09: 'standardised', M14: 'gap', M15: 'mantel-haenszel' },
  ...{ M19: 'cost', M20: 'lasting', M22: 'detectable' },
};

/** `key=code`, as in an address, the code as it stands in the file. */
export const placePart = (key: string, code: string): string =>
  `${encodeURIComponent(key)}=${encodeURIComponent(harmless(writable(code)))}`;

/** What each figure of a table rests on, in their order. */
export function basesOf(table: PublishedTable): Basis[] {
  const { found } = table;
  const groups = groupsOf(found);
  return found.figures.map(({ measure }, at) => {
    const rows = rowsOf(measure, table, groups[at] ?? '');
    return rows === null ? { rule: 'as-given', rows: '' } : { rule: ruleOf[measure] ?? 'as-given', rows };
  });
}

/** Null: what it rests on was not told. */
function rowsOf(measure: string, { asked = {} }: PublishedTable, group: string): string | null {
  const { compare, cost } = asked;
  const arms = `${placePart('arm', 'matched')}|${placePart('arm', 'unmatched')}`;
  switch (measure) {
    case 'M03':
    case 'M20':
      return group;
    case 'M05':
    case 'M22':
      return arms;
    case 'M06':
    case 'M09':
      return '';
    case 'M14':
    case 'M15': {
      if (!compare) return null;
      const { dimension, comparator, priority, within } = compare;
      const pair = `${placePart(dimension, comparator)}|${placePart(dimension, priority)}`;
      return measure === 'M14' ? pair : within === undefined ? null : `${pair}|${encodeURIComponent(within)}`;
    }
    case 'M19':
      return cost === undefined ? null : String(cost);
    default:
      return null;
  }
}

const DOSES = ['meetings', 'minutes'];
/** Days after which it is told how many still met, in the order of its figures. */
const LASTING_DAYS = ['90', '180'];

/** What the figures of a measure that has several are of: groups of a dose, or days. */
function groupsOf({ measure, by, cells }: Found): string[] {
  if (measure.id === 'M20') return LASTING_DAYS;
  if (measure.id !== 'M03') return [];
  const dose = by.find(({ key }) => DOSES.includes(key))?.key ?? '';
  const rest = by.filter(({ key }) => key !== dose);
  const groups = cells.flatMap(({ at }) => {
    if (at[dose] === undefined) return [];
    return [rest.flatMap(({ key }) => (at[key] === undefined ? [] : [placePart(key, at[key])])).join('&')];
  });
  return [...new Set(groups)];
}
