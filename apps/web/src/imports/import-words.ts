import { fieldsOf, type Import, type ImportState, type PersonKind } from '@footing/people';
import type { TagTone } from '@footing/pages';

/** "1 student", "412 students". */
export function people(kind: PersonKind, count: number): string {
  return `${number(count)} ${count === 1 ? kind.slice(0, -1) : kind}`;
}

/** "1 row", "12,000 rows". */
export const rows = (count: number): string => `${number(count)} ${count === 1 ? 'row' : 'rows'}`;

export const number = (count: number): string => count.toLocaleString('en-GB');

/** Where an import is, in a word or two. */
export const stateWords: Record<ImportState, { readonly text: string; readonly tone: TagTone }> = {
  reading: { text: 'Being read', tone: 'information' },
  refused: { text: 'Cannot be read', tone: 'problem' },
  mapping: { text: 'Choose the columns', tone: 'needs-you' },
  checking: { text: 'Being checked', tone: 'information' },
  checked: { text: 'Ready to confirm', tone: 'needs-you' },
  writing: { text: 'Being written', tone: 'information' },
  done: { text: 'Done', tone: 'done' },
  abandoned: { text: 'Given up', tone: 'neutral' },
  failed: { text: 'Did not work', tone: 'problem' },
};

/** What confirming does: "Add 412 students and update 88". */
export function whatConfirmingDoes({ kind, counts }: Pick<Import, 'kind' | 'counts'>): string {
  const { new: added = 0, changed = 0 } = counts;
  if (added > 0 && changed > 0) return `Add ${people(kind, added)} and update ${number(changed)}`;
  return added > 0 ? `Add ${people(kind, added)}` : `Update ${people(kind, changed)}`;
}

/** What a column's target is called: "Help wanted", "Grade". */
export function targetName(kind: PersonKind, target: string): string {
  const field = fieldsOf(kind).find(({ key }) => key === target);
  if (field) return field.label;
  const words = target.replace(/^column:/, '').replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

const moment = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** "Tuesday 3 November, 14:00". */
export const momentInWords = (at: Date): string =>
  moment
    .format(at)
    .replace(' at ', ', ')
    .replace(/^(\w+),/, '$1');
