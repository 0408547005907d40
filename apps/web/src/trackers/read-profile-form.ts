import type { Column, Profile, Rule, RuleKind } from '@footing/trackers';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

/** What a column's form holds: texts, as they were typed. */
export interface TypedColumn {
  readonly heading: string;
  readonly required: boolean;
  readonly kind: string;
  readonly field: string;
  /** The text, the codes a line each, the other fields, or how many letters. */
  readonly more: string;
  readonly between: string;
}

/** What a profile's form holds. */
export interface TypedProfile {
  readonly dateFormat: string;
  readonly leastNotice: string;
  readonly compared: boolean;
  readonly columns: readonly TypedColumn[];
}

const MOST = 80;

/** The form as it was typed; a column whose heading was emptied is gone. */
export function typedProfile(typed: Typed): TypedProfile {
  const count = Math.min(MOST, Number(/^\d{1,3}$/.exec(textIn(typed, 'count'))?.[0] ?? 0));
  const columns = Array.from({ length: count + 1 }, (_, at) => ({
    heading: textIn(typed, `heading-${at}`).trim(),
    required: textIn(typed, `required-${at}`) === 'yes',
    kind: textIn(typed, `kind-${at}`),
    field: textIn(typed, `field-${at}`),
    more: textIn(typed, `more-${at}`),
    between: textIn(typed, `between-${at}`),
  })).filter(({ heading }) => heading !== '');
  return {
    dateFormat: textIn(typed, 'dateFormat'),
    leastNotice: textIn(typed, 'leastNotice').trim(),
    compared: textIn(typed, 'compared') === 'yes',
    columns,
  };
}

/** What the form asks for, for the service to judge. */
export const askedOf = ({ dateFormat, leastNotice, compared, columns }: TypedProfile): Record<string, unknown> => ({
  ...{ dateFormat, compared },
  leastNotice: /^\d{1,4}$/.test(leastNotice) ? Number(leastNotice) : leastNotice,
  columns: columns.map(({ heading, required, ...rest }) => ({ heading, required, rule: ruleOf(rest) })),
});

function ruleOf({ kind, field, more, between }: Omit<TypedColumn, 'heading' | 'required'>): Record<string, unknown> {
  if (kind === 'constant') return { kind, text: more.trim() };
  if (kind === 'joined') {
    const others = more.split(/[\s,;]+/).filter((one) => one !== '');
    return { kind, fields: [field, ...others], between };
  }
  if (kind === 'first-letters') return { kind, field, count: /^\d{1,3}$/.test(more.trim()) ? Number(more) : more };
  if (kind === 'codes') return { kind, field, table: codesIn(more) };
  return { kind, field };
}

/** Each line `ours = theirs`; a line without one of them is no pair, and the service says so. */
const codesIn = (text: string): string[][] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [ours = '', ...theirs] = line.split('=');
      return theirs.length === 0 ? [ours.trim()] : [ours.trim(), theirs.join('=').trim()];
    });

/** A saved profile as its form. */
export const shownProfile = ({ dateFormat, leastNotice, compared, columns }: Profile): TypedProfile => ({
  ...{ dateFormat, leastNotice: String(leastNotice), compared },
  columns: columns.map(shownColumn),
});

function shownColumn({ heading, required, rule }: Column): TypedColumn {
  const [field = '', ...others] = 'fields' in rule ? rule.fields : 'field' in rule ? [rule.field] : [];
  const more = moreOf(rule, others);
  return {
    heading,
    required,
    kind: rule.kind satisfies RuleKind,
    field,
    more,
    between: 'between' in rule ? rule.between : ' ',
  };
}

function moreOf(rule: Rule, others: readonly string[]): string {
  if (rule.kind === 'constant') return rule.text;
  if (rule.kind === 'joined') return others.join(', ');
  if (rule.kind === 'first-letters') return String(rule.count);
  return rule.kind === 'codes' ? rule.table.map(([ours, theirs]) => `${ours} = ${theirs}`).join('\n') : '';
}
