import { fieldOf, type TrackerFile, trackerFiles } from './fields';
import type { Column, Profile } from './profile';
import { type DateFormat, dateFormats, type Rule, type RuleKind, ruleKinds } from './rules';

/** Something in a profile that has to be put right. */
export interface ProfileFault {
  /** The heading, or where it has none `column 3`; empty: the profile as a whole. */
  readonly column: string;
  readonly message: string;
}

/** What every profile says of itself when it goes from one university to another. */
export const FORMAT = 'footing-tracker-profile';
export const FORM_VERSION = 1;

export const MOST_COLUMNS = 80;
const LONGEST_HEADING = 120;
const LONGEST_TEXT = 200;
const LONGEST_BETWEEN = 5;
const MOST_LETTERS = 20;
const MOST_FIELDS = 6;
const MOST_CODES = 200;
const NEWEST_NOTICE = 1_000;

type Part = Readonly<Record<string, unknown>>;
const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most && value.isWellFormed() && !hasControl(value);
const hasControl = (text: string): boolean => /\p{Cc}/u.test(text);

/** Reads a profile from JSON: the whole of it, or every fault by column. Anything that a profile does not have is a fault too. */
export function readProfile(given: unknown): { readonly profile: Profile } | { readonly faults: ProfileFault[] } {
  if (!isPart(given)) return { faults: [whole('This is no profile')] };
  const faults: ProfileFault[] = [...wrongHead(given)];
  const file = trackerFiles.find((one) => one === given['file']) ?? 'participants';
  const list = Array.isArray(given['columns']) ? (given['columns'] as unknown[]) : [];
  if (list.length === 0) faults.push(whole('Add at least one column'));
  if (list.length > MOST_COLUMNS) faults.push(whole(`Use ${MOST_COLUMNS} columns at most`));
  const seen = new Set<string>();
  const columns: Column[] = [];
  for (const [at, one] of list.slice(0, MOST_COLUMNS).entries()) {
    const read = readColumn(one, at, file);
    if ('faults' in read) faults.push(...read.faults);
    else if (seen.has(key(read.column.heading)))
      faults.push({ column: read.column.heading, message: 'Give each column a heading of its own' });
    else columns.push(read.column);
    if ('column' in read) seen.add(key(read.column.heading));
  }
  if (faults.length > 0) return { faults };
  const head = given as unknown as Omit<Profile, 'columns' | 'compared'>;
  return {
    profile: {
      ...{ tracker: head.tracker.trim(), file, dateFormat: head.dateFormat, leastNotice: head.leastNotice },
      ...{ compared: given['compared'] === true, columns },
    },
  };
}

const whole = (message: string): ProfileFault => ({ column: '', message });
const key = (heading: string): string => heading.trim().toLowerCase();

const parts = ['format', 'version', 'tracker', 'file', 'dateFormat', 'leastNotice', 'compared', 'columns'];

function* wrongHead(given: Part): Generator<ProfileFault> {
  const extra = Object.keys(given).filter((name) => !parts.includes(name));
  if (extra.length > 0) yield whole(`Remove what a profile does not have: ${extra.slice(0, 5).join(', ')}`);
  if (given['format'] !== undefined && (given['format'] !== FORMAT || given['version'] !== FORM_VERSION))
    yield whole('This is a file of another kind, or of a newer version');
  if (!isText(given['tracker'], 60) || given['tracker'].trim() === '') yield whole('Enter the name of the service');
  if (!trackerFiles.some((one) => one === given['file'])) yield whole(`Choose one of: ${trackerFiles.join(', ')}`);
  if (!dateFormats.some((one: DateFormat) => one === given['dateFormat']))
    yield whole(`Choose how days are written: ${dateFormats.join(' or ')}`);
  if (!isWhole(given['leastNotice'], 0, NEWEST_NOTICE)) yield whole('Enter the version of the text as a number from 0');
}

const isWhole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && Number(value) >= from && Number(value) <= to;

function readColumn(
  given: unknown,
  at: number,
  file: TrackerFile,
): { readonly column: Column } | { readonly faults: ProfileFault[] } {
  const heading = isPart(given) && isText(given['heading'], LONGEST_HEADING) ? given['heading'].trim() : '';
  const name = heading === '' ? `column ${at + 1}` : heading;
  const fault = (message: string) => ({ faults: [{ column: name, message }] });
  if (!isPart(given)) return fault('This is no column');
  if (heading === '') return fault(`Enter a heading of 1 to ${LONGEST_HEADING} letters`);
  if (typeof given['required'] !== 'boolean') return fault('Say whether the column is required');
  const rule = given['rule'];
  if (!isPart(rule)) return fault('Say what stands in the column');
  const wrong = wrongRule(rule, file);
  if (wrong !== null) return fault(wrong);
  return { column: { heading, required: given['required'], rule: tidied(rule as unknown as Rule) } };
}

/** Only what a rule of its kind has. */
function tidied(rule: Rule): Rule {
  if (rule.kind === 'constant') return { kind: rule.kind, text: rule.text };
  if (rule.kind === 'joined') return { kind: rule.kind, fields: [...rule.fields], between: rule.between };
  if (rule.kind === 'codes')
    return { kind: rule.kind, field: rule.field, table: rule.table.map(([ours, theirs]) => [ours, theirs] as const) };
  if (rule.kind === 'first-letters') return { kind: rule.kind, field: rule.field, count: rule.count };
  return { kind: rule.kind, field: rule.field };
}

/** Null: nothing is. */
function wrongRule(rule: Part, file: TrackerFile): string | null {
  const kind = ruleKinds.find((one: RuleKind) => one === rule['kind']);
  if (!kind) return `Choose a step: ${ruleKinds.join(', ')}`;
  if (kind === 'constant')
    return isText(rule['text'], LONGEST_TEXT) ? null : `Enter a text of up to ${LONGEST_TEXT} letters on one line`;
  if (kind === 'joined') return wrongJoin(rule, file);
  if (typeof rule['field'] !== 'string' || !fieldOf(file, rule['field'])) return 'Choose a field of this file';
  if (kind === 'first-letters' && !isWhole(rule['count'], 1, MOST_LETTERS))
    return `Enter how many letters, from 1 to ${MOST_LETTERS}`;
  return kind === 'codes' ? wrongTable(rule['table']) : null;
}

function wrongJoin({ fields, between }: Part, file: TrackerFile): string | null {
  if (!Array.isArray(fields) || fields.length < 2 || fields.length > MOST_FIELDS)
    return `Choose 2 to ${MOST_FIELDS} fields to join`;
  if (!fields.every((one) => typeof one === 'string' && fieldOf(file, one))) return 'Choose fields of this file';
  return isText(between, LONGEST_BETWEEN) ? null : `Put up to ${LONGEST_BETWEEN} letters between them`;
}

function wrongTable(table: unknown): string | null {
  if (!Array.isArray(table) || table.length === 0 || table.length > MOST_CODES)
    return `Enter 1 to ${MOST_CODES} codes, each on a line: ours = theirs`;
  const pairs = table as unknown[];
  const isPair = (pair: unknown) =>
    Array.isArray(pair) &&
    pair.length === 2 &&
    pair.every((code) => isText(code, LONGEST_TEXT)) &&
    String(pair[0]) !== '';
  if (!pairs.every(isPair)) return 'Write each code as: ours = theirs';
  const ours = (pairs as readonly (readonly [string, string])[]).map(([code]) => code);
  const twice = ours.find((code, at) => ours.indexOf(code) !== at);
  return twice === undefined ? null : `The code “${twice}” stands there twice`;
}

/** A profile as a file for another university. What was compared here was not compared there. */
export const profileText = (profile: Profile): string =>
  `${JSON.stringify({ format: FORMAT, version: FORM_VERSION, ...profile, compared: false }, null, 2)}\n`;
