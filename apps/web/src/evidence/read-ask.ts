import type { Ask, Measure, OutcomeKey } from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { isWave, profileOrder } from './evidence-words';

const OUTCOMES: readonly OutcomeKey[] = ['continuation', 'completion', 'good-degree', 'progression'];
/** Between the dimension and the group in the value of a choice: no key and no code holds one. */
const BETWEEN = '|';

/** The fields of the form, in order; each stands in the address of what it shows. */
export const askFields = [
  ...(['profile', 'outcome', 'scale', 'wave', 'from', 'to', 'side', 'minimumMeetings', 'dose', 'cost'] as const),
  ...(['priority', 'comparator', 'within', 'by1', 'by2', 'by3', 'cohorts'] as const),
] as const;

/** What stands in the form before anything was asked. */
export const nothingAsked: Typed = {
  ...{ profile: 'public', wave: 'close', from: 'baseline', to: 'close', side: 'student', dose: 'meetings' },
  minimumMeetings: '1',
};

export const groupValue = (dimension: string, code: string): string => `${dimension}${BETWEEN}${code}`;

function groupIn(typed: Typed, name: string): { dimension: string; code: string } | null {
  const text = textIn(typed, name);
  const at = text.lastIndexOf(BETWEEN);
  return at < 0 ? null : { dimension: text.slice(0, at), code: text.slice(at + 1) };
}

/** What was asked, as the service takes it; and what has to be put right before it can be asked. */
export function readAsk(
  snapshot: number,
  measure: Measure,
  typed: Typed,
): { readonly ask: Ask; readonly errors: readonly FieldError[] } {
  const needs = (need: Measure['needs'][number]) => measure.needs.includes(need);
  const text = (name: string) => textIn(typed, name).trim();
  const compared = needs('compare') ? compareIn(typed) : { errors: [] };
  const wave = (name: 'wave' | 'from' | 'to') => (isWave(text(name)) ? { [name]: text(name) } : {});
  const by = [...new Set(['by1', 'by2', 'by3'].map(text).filter((key) => key !== ''))];
  const cohorts = listIn(typed, 'cohorts');
  const outcome = OUTCOMES.find((key) => key === text('outcome'));
  const ask: Ask = {
    ...{ snapshot, measure: measure.id, by, profile: profileOrder.find((one) => one === text('profile')) ?? 'public' },
    ...(cohorts.length > 0 ? { cohorts } : {}),
    ...(text('side') === 'mentor' ? { side: 'mentor' as const } : {}),
    ...(needs('outcome') && outcome ? { outcome } : {}),
    ...(needs('scale') ? { scale: text('scale') } : {}),
    ...(needs('wave') ? wave('wave') : {}),
    ...(needs('waves') ? { ...wave('from'), ...wave('to') } : {}),
    ...(needs('minimum-meetings') ? { minimumMeetings: numberIn(text('minimumMeetings'), 1) } : {}),
    ...(needs('dose') && text('dose') === 'minutes' ? { dose: 'minutes' as const } : {}),
    ...(needs('cost') ? { cost: numberIn(text('cost'), 0) } : {}),
    ...('compare' in compared ? { compare: compared.compare } : {}),
  };
  return { ask, errors: compared.errors };
}

/** @returns not a number where none was typed, which the service refuses at its field. */
function numberIn(text: string, whenEmpty: number): number {
  const bare = text.replace(/[£,\s]/g, '');
  if (bare === '') return whenEmpty;
  return /^\d{1,9}(\.\d{1,2})?$/.test(bare) ? Number(bare) : Number.NaN;
}

function compareIn(typed: Typed): Pick<Ask, 'compare'> & { readonly errors: readonly FieldError[] } {
  const [priority, comparator] = [groupIn(typed, 'priority'), groupIn(typed, 'comparator')];
  const within = textIn(typed, 'within');
  const wrong = (field: string, message: string) => ({ errors: [{ field, message }] });
  if (!priority) return wrong('priority', 'Choose the priority group');
  if (!comparator) return wrong('comparator', 'Choose the group to compare it with');
  if (priority.dimension !== comparator.dimension)
    return wrong('comparator', 'Choose a group of the same kind as the priority group');
  const { dimension, code } = priority;
  const compare = { dimension, priority: code, comparator: comparator.code, ...(within ? { within } : {}) };
  return { compare, errors: [] };
}

const fieldOf: Readonly<Record<string, string>> = { by: 'by1', compare: 'comparator' };

/** What the service asks to put right, at the field of the form that it is about. */
export const atFields = (errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ field, message }) => ({ field: fieldOf[field] ?? field, message }));

/** Whether the form was sent; without it the page shows the form alone where something has to be chosen first. */
export const isAsked = (typed: Typed): boolean => 'profile' in typed;

/** The question as it stands in an address. */
export function queryOf(typed: Typed): string {
  const pairs = askFields.flatMap((name) => {
    if (name === 'cohorts') return listIn(typed, name).map((year): [string, string] => [name, year]);
    const text = textIn(typed, name);
    return text === '' ? [] : [[name, text] satisfies [string, string]];
  });
  return new URLSearchParams(pairs).toString();
}
