/** One step that makes a cell of a file from fields of one row. A closed set: a saved profile is data, never code. */
export type Rule =
  | { readonly kind: 'as-is' | 'date' | 'upper-case'; readonly field: string }
  | {
      readonly kind: 'codes';
      readonly field: string;
      /** Ours, theirs. */
      readonly table: readonly (readonly [string, string])[];
    }
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'joined'; readonly fields: readonly string[]; readonly between: string }
  | { readonly kind: 'first-letters'; readonly field: string; readonly count: number };

export const ruleKinds = ['as-is', 'date', 'codes', 'constant', 'joined', 'first-letters', 'upper-case'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export const dateFormats = ['yyyy-mm-dd', 'dd/mm/yyyy'] as const;
export type DateFormat = (typeof dateFormats)[number];

/** What is known of one line of a file, by field; what is not known is left out. Days are `2004-02-29`. */
export type Row = ReadonlyMap<string, string>;

/** What came of a rule: the cell's text (empty where the row holds nothing), or the field whose value the rule cannot take. */
export type Made = { readonly text: string } | { readonly fault: 'not-a-date' | 'no-code'; readonly field: string };

/** The fields that a rule reads, in order. */
export function fieldsIn(rule: Rule): readonly string[] {
  if (rule.kind === 'constant') return [];
  return rule.kind === 'joined' ? rule.fields : [rule.field];
}

/** Makes one cell. */
export function make(rule: Rule, row: Row, format: DateFormat): Made {
  if (rule.kind === 'constant') return { text: rule.text };
  if (rule.kind === 'joined') {
    const parts = rule.fields.map((field) => row.get(field) ?? '').filter((part) => part !== '');
    return { text: parts.join(rule.between) };
  }
  const value = row.get(rule.field) ?? '';
  return value === '' ? { text: '' } : madeOf(rule, value, format);
}

function madeOf(rule: Exclude<Rule, { kind: 'constant' | 'joined' }>, value: string, format: DateFormat): Made {
  switch (rule.kind) {
    case 'as-is':
      return { text: value };
    case 'upper-case':
      return { text: value.toUpperCase() };
    case 'first-letters':
      return { text: [...value].slice(0, rule.count).join('') };
    case 'date':
      return isDay(value) ? { text: inFormat(value, format) } : { fault: 'not-a-date', field: rule.field };
    case 'codes': {
      const found = rule.table.find(([ours]) => ours === value);
      return found ? { text: found[1] } : { fault: 'no-code', field: rule.field };
    }
  }
}

/** Whether a text is a day of the calendar, `2004-02-29`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

const inFormat = (day: string, format: DateFormat): string =>
  format === 'yyyy-mm-dd' ? day : day.split('-').reverse().join('/');
