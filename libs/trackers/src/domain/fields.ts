import { isDay } from './rules';

export const trackerFiles = ['participants', 'activities', 'attendance'] as const;
/** Which of the three files. */
export type TrackerFile = (typeof trackerFiles)[number];

/** Something that a cell can be made of. */
export interface SourceField {
  readonly key: string;
  /** For whoever maps columns. */
  readonly name: string;
  /** `planning`: this service does not hold it; it comes in a file of the planning office, for one export alone. */
  readonly from: 'service' | 'planning';
  /** Whether the law, or we, take special care of it: read only where a profile asks for it. */
  readonly isSpecial: boolean;
  /** Why a value cannot be right; null: it can. */
  readonly fault: (value: string) => string | null;
}

const fine = () => null;
const held = (key: string, name: string): SourceField => ({
  ...{ key, name, from: 'service', isSpecial: false, fault: fine },
});
const brought = (key: string, name: string, fault: SourceField['fault'] = short): SourceField => ({
  ...{ key, name, from: 'planning', isSpecial: false, fault },
});
const special = (key: string, name: string, fault: SourceField['fault']): SourceField => ({
  ...brought(key, name, fault),
  isSpecial: true,
});

const LONGEST = 60;
function short(value: string): string | null {
  return value.length <= LONGEST ? null : `Enter ${LONGEST} letters at most`;
}
const like = (shape: RegExp, words: string) => (value: string) => (shape.test(value) ? null : `Enter ${words}`);
const oneOf = (codes: readonly string[], words = `one of: ${codes.join(', ')}`) => {
  const known = new Set(codes);
  return (value: string) => (known.has(value) ? null : `Enter ${words}`);
};
/** Of many with `;` between, the first that is wrong. */
const firstOf = (value: string, one: (part: string) => string | null): string | null =>
  value
    .split(';')
    .map((part) => one(part.trim()))
    .find((fault) => fault !== null) ?? null;

const yesNo = oneOf(['Y', 'N']);
/** HESA, Student.ETHNIC, frame of 22056. */
const ethnic = [
  ...['100', '101', '103', '104', '119', '120', '121', '139', '140', '141', '142', '159'],
  ...['160', '163', '166', '168', '179', '180', '899', '997', '998', '999'],
];
/** HESA, Disability.DISABILITY, frame of 22056; many for one student. */
const disability = ['51', '53', '54', '55', '56', '57', '58', '59', '95', '96', '98', '99'];

/** The column that says whose row it is, in the planning office's file and in ours. */
export const STUDENT_NUMBER = 'provider_person_id';

const participants: readonly SourceField[] = [
  held(STUDENT_NUMBER, 'Student number'),
  held('first_name', 'First name'),
  held('last_name', 'Last name'),
  held('tracking_notice_version', 'Version of the text they were shown; 0: none here'),
  held('tracking_objection', 'Objection: always N, as whoever objects is left out'),
  brought('husid', 'HUSID', like(/^\d{13}$/, '13 digits')),
  brought('uln', 'ULN', like(/^\d{10}$/, '10 digits')),
  brought('date_of_birth', 'Date of birth', (value) => (isDay(value) ? null : 'Enter a day such as 2004-02-29')),
  brought(
    'home_postcode',
    'Home postcode',
    like(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$|^ZZ99 9ZZ$/, 'a postcode in capitals with one space, such as LS2 9JT'),
  ),
  special('sex_code', 'Sex (HESA code)', oneOf(['10', '11', '12', '96', '99'])),
  special('ethnic_code', 'Ethnicity (HESA code)', oneOf(ethnic, 'a HESA code of three digits, such as 160')),
  special('disability_codes', 'Disability (HESA codes)', (value) =>
    firstOf(value, oneOf(disability, `HESA codes such as 51, with “;” between them`)),
  ),
  special('care_code', 'Care leaver (HESA code)', oneOf(['01', '02', '03', '04', '05', '98', '99'])),
  brought('pared_code', 'Parents’ education (HESA code)', oneOf(['01', '02', '97', '98', '99'])),
  special('carer_flag', 'Carer', yesNo),
  special('estranged_flag', 'Estranged', yesNo),
  brought('course_start_year', 'Year the course began', like(/^20\d\d$/, 'a year, such as 2025')),
  brought('level', 'Level of study'),
  brought('mode', 'Mode of study'),
  brought('evaluation_group', 'Evaluation group', oneOf(['T', 'C', 'none'])),
];

const activities: readonly SourceField[] = [
  held('activity_id', 'Number of the activity'),
  held('programme', 'Programme and round'),
  held('academic_year', 'Academic year, such as 2025/26'),
  held('start_date', 'Day on which meetings begin'),
  held('end_date', 'Day on which meetings end'),
  held('moat_type', 'Type of activity, from the codes of the programme'),
  held('moat_subtype', 'Sub-type of activity'),
  held('moat_outcomes', 'Outcomes looked for'),
  held('eorr_risks', 'Numbers of risks, with “;” between; the first is what it meets first'),
  held('delivery_mode', 'online, in-person or both'),
  held('planned_hours', 'Hours meant for each student'),
  held('app_target_ref', 'Targets in the plan, with “;” between'),
];

const attendance: readonly SourceField[] = [
  held('activity_id', 'Number of the activity'),
  held(STUDENT_NUMBER, 'Student number'),
  held('date', 'Day'),
  held('contact_minutes', 'Minutes together; 0: they did not come'),
  held('attended', 'Whether they came: Y or N'),
  held('role', 'mentee; mentor where students mentor others'),
];

/** Everything that each file can be made of: the whole list. */
export const fieldsOf: Readonly<Record<TrackerFile, readonly SourceField[]>> = { participants, activities, attendance };

/** Which fields tell rows of a file apart. */
export const keysOf: Readonly<Record<TrackerFile, readonly string[]>> = {
  participants: [STUDENT_NUMBER],
  activities: ['activity_id'],
  attendance: ['activity_id', STUDENT_NUMBER, 'date'],
};

export const fieldOf = (file: TrackerFile, key: string): SourceField | undefined =>
  fieldsOf[file].find((one) => one.key === key);
