import { fieldsOf, type TrackerFile } from './fields';
import type { Column, Profile } from './profile';
import type { DateFormat } from './rules';

/** The services that we have somewhere to begin from. */
export const trackers = ['HEAT', 'EMWPREP', 'AWPD'] as const;
export type Tracker = (typeof trackers)[number];

/** The services' own templates are for their members alone, so these are where to begin, and no more. To be checked. */
const formats: Readonly<Record<Tracker, DateFormat>> = {
  HEAT: 'dd/mm/yyyy',
  EMWPREP: 'dd/mm/yyyy',
  AWPD: 'dd/mm/yyyy',
};

const asked: Readonly<Record<Tracker, readonly string[]>> = {
  HEAT: [
    ...[
      'provider_person_id',
      'husid',
      'first_name',
      'last_name',
      'date_of_birth',
      'home_postcode',
      'course_start_year',
    ],
    ...['evaluation_group', 'tracking_notice_version'],
  ],
  EMWPREP: ['provider_person_id', 'first_name', 'last_name', 'date_of_birth', 'home_postcode', 'pared_code'],
  AWPD: ['provider_person_id', 'first_name', 'last_name', 'date_of_birth', 'home_postcode'],
};
/** Without these a tracking service can find nobody. */
const required = new Set([
  ...['provider_person_id', 'first_name', 'last_name', 'date_of_birth', 'home_postcode'],
  ...['activity_id', 'date', 'start_date', 'attended'],
]);
const days = new Set(['date_of_birth', 'start_date', 'end_date', 'date']);

const columnOf = (heading: string, field: string): Column => ({
  ...{ heading, required: required.has(field) },
  rule: { kind: days.has(field) ? 'date' : 'as-is', field },
});

/** A profile to begin from: our own names as headings. Nobody has compared them with the service's template. */
export function startingProfile(tracker: Tracker, file: TrackerFile): Profile {
  const keys = file === 'participants' ? asked[tracker] : fieldsOf[file].map(({ key }) => key);
  return {
    ...{ tracker, file, dateFormat: formats[tracker], leastNotice: 1, compared: false },
    columns: keys.map((key) => columnOf(key, key)),
  };
}

/** Other words that templates may use for a field; nothing that is special-category data is ever guessed. */
const words: Readonly<Record<string, string>> = {
  forename: 'first_name',
  'given name': 'first_name',
  surname: 'last_name',
  'family name': 'last_name',
  dob: 'date_of_birth',
  'birth date': 'date_of_birth',
  postcode: 'home_postcode',
  'student id': 'provider_person_id',
  'student number': 'provider_person_id',
  'activity title': 'programme',
  'activity name': 'programme',
  start: 'start_date',
  end: 'end_date',
  minutes: 'contact_minutes',
};

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** The headings of a row that was pasted: between tabs where there are any, else between commas; empty ones are left out. */
export function headingsIn(pasted: string): string[] {
  const [line = ''] = pasted.split(/\r?\n/).filter((one) => one.trim() !== '');
  const cells = line.split(line.includes('\t') ? '\t' : ',');
  return cells
    .map((cell) =>
      cell
        .replace(/^\uFEFF/, '')
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    )
    .filter((cell) => cell !== '');
}

/** Columns under a template's own headings; what could not be guessed is empty, for somebody to choose. */
export function columnsFor(file: TrackerFile, headings: readonly string[]): Column[] {
  const known = new Map(
    fieldsOf[file]
      .filter(({ isSpecial }) => !isSpecial)
      .flatMap(({ key, name }) => [
        [plain(key), key],
        [plain(name), key],
      ]),
  );
  for (const [word, key] of Object.entries(words))
    if (fieldsOf[file].some((one) => one.key === key)) known.set(word, key);
  return headings.map((heading) => {
    const field = known.get(plain(heading));
    return field === undefined
      ? { heading, required: false, rule: { kind: 'constant', text: '' } }
      : columnOf(heading, field);
  });
}
