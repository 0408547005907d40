import type { Answer, Answers } from '@footing/engine';

/** One answer as a page shows it. */
export interface LabelledAnswer {
  readonly key: string;
  readonly label: string;
  /** Never empty. */
  readonly value: string;
}

/** What somebody shared in confidence, or said about a particular person, is for matching alone. */
const PRIVATE = new Set([
  'sharedExperienceWanted',
  'sharedExperienceOffered',
  'sharedExperienceAsked',
  'avoid',
  'choices',
  'ratings',
]);

/** @param fields the known answers in the order in which a page shows them; columns of their own come after, by name. */
export function labelledAnswers(
  answers: Answers,
  fields: readonly { readonly key: string; readonly label: string }[],
): LabelledAnswer[] {
  const known = fields.filter(({ key }) => !PRIVATE.has(key));
  const names = new Set(fields.map(({ key }) => key));
  const own = Object.keys(answers)
    .filter((key) => !names.has(key) && !PRIVATE.has(key))
    .sort();
  return [...known, ...own.map((key) => ({ key, label: columnName(key) }))].flatMap(({ key, label }) => {
    const value = spoken(answers[key]);
    return value === '' ? [] : [{ key, label, value }];
  });
}

function spoken(answer: Answer | undefined): string {
  if (answer === undefined) return '';
  if (typeof answer === 'number') return String(answer);
  return typeof answer === 'string' ? inWords(answer.trim()) : answer.map(inWords).join(', ');
}

const dayWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A day as imports keep it ("2026-09-25") in words; a day that there is not, and all other text, as it is. */
function inWords(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const day = new Date(text);
  // Dates roll over: the 31st of February would be read as a day in March.
  return day.getUTCDate() === Number(text.slice(-2)) ? dayWords.format(day) : text;
}

function columnName(key: string): string {
  const words = key.replace(/^column:/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
