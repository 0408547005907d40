import { asFit, type Criterion, type GapsBy, type Part } from '@footing/engine';
import type { CellValue, Sheet } from '@footing/spreadsheets';
import type { ReviewState } from '../domain/review-lifecycle';

/** A student as a table shows them. */
export interface ExportedStudent {
  readonly studentName: string;
  readonly studentEmail: string | null;
  readonly studentUniversityId: string | null;
  readonly school: string | null;
  /** What a consultant reads: why this mentor, or why none. */
  readonly reasons: readonly string[];
}

/** A pairing of a draft as a table shows it. */
export interface ExportedPair extends ExportedStudent {
  readonly mentorName: string;
  readonly mentorEmail: string | null;
  /** 0 to 1, three decimals. */
  readonly fit: number;
  /** Without what was shared in confidence. */
  readonly parts: readonly Part[];
  readonly review: ReviewState;
  readonly pinned: boolean;
  /** The latest decision about the student that stands; null when there is none. */
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

/** A criterion of the draft, as far as a table names it. */
export type NamedCriterion = Pick<Criterion, 'id' | 'name' | 'weight'>;

const studentHeaders = ['Student', 'Student e-mail', 'Student ID', 'School'];
const reviewNames: Readonly<Record<ReviewState, string>> = {
  open: 'Not reviewed',
  approved: 'Approved',
  rejected: 'Rejected',
  published: 'Published',
};

/** A row a pairing. What each criterion adds to the score has a column: together they are the score. */
export function pairingsSheet(pairs: readonly ExportedPair[], criteria: readonly NamedCriterion[]): Sheet {
  const columns = partColumns(pairs, criteria);
  const headers = [
    ...studentHeaders,
    ...['Mentor', 'Mentor e-mail', 'Score', 'Review', 'Pinned', 'Reasons'],
    ...['Decided by', 'Decided on', 'Reason for the decision'],
    ...columns.map(({ header }) => header),
  ];
  const rows = pairs.map((pair): CellValue[] => [
    ...studentCells(pair),
    ...[pair.mentorName, pair.mentorEmail, pair.fit],
    ...[reviewNames[pair.review], pair.pinned ? 'yes' : 'no', pair.reasons.join(' ')],
    ...[pair.decidedBy, pair.decidedAt && londonTime(pair.decidedAt), pair.decisionReason],
    ...columns.map(({ id }) => addedBy(pair, id)),
  ]);
  return { name: 'Pairings', headers, rows };
}

/** A row a student without a mentor. */
export const unmatchedSheet = (students: readonly ExportedStudent[]): Sheet => ({
  name: 'Not matched',
  headers: [...studentHeaders, 'Why there is no mentor'],
  rows: students.map((student) => [...studentCells(student), student.reasons.join(' ')]),
});

const gapNames: Readonly<Record<GapsBy['by'], string>> = {
  direction: 'Career direction',
  help: 'Help',
  place: 'Place',
};

/** A row a value of the mentor-gap forecast. Counts only. */
export const gapsSheet = (gaps: readonly GapsBy[]): Sheet => ({
  name: 'Mentor gaps',
  headers: [
    ...['What it goes by', 'Value', 'Mentors', 'Places', 'Students who want it', 'Of them without a mentor'],
    ...['Mentors where one more place serves one more student', 'Students it could be'],
    'What one more place adds to the total score, on average',
  ],
  rows: gaps.flatMap(({ by, gaps: all }) =>
    all.map((gap) => [
      ...[gapNames[by], gap.value, gap.mentors, gap.places, gap.wanting, gap.wantingUnmatched],
      ...[gap.servingMentors, gap.couldServe, rounded(asFit(gap.meanPoints))],
    ]),
  ),
});

/** What a criterion's column is called; the second of two with one name says so. */
function partColumns(pairs: readonly ExportedPair[], criteria: readonly NamedCriterion[]) {
  const counted = criteria.filter(({ weight }) => weight > 0);
  const used = new Map<string, number>();
  const columns = counted.map(({ id, name }) => {
    const before = used.get(name) ?? 0;
    used.set(name, before + 1);
    return { id, header: `Fit: ${name}${before === 0 ? '' : ` (${before + 1})`}` };
  });
  const hasNothing = pairs.some(({ parts }) => parts.some(({ criterionId }) => criterionId === ''));
  return hasNothing ? [...columns, { id: '', header: 'Fit: nothing to compare' }] : columns;
}

/** Null where the criterion did not count for the pair. */
function addedBy({ parts }: ExportedPair, criterionId: string): number | null {
  const part = parts.find((each) => each.criterionId === criterionId);
  return part ? rounded(asFit(part.points)) : null;
}

const rounded = (value: number): number => Number(value.toFixed(5));

const studentCells = (student: ExportedStudent): CellValue[] => [
  student.studentName,
  student.studentEmail,
  student.studentUniversityId,
  student.school,
];

/** "2026-11-03 14:00": sorts as text, and Excel reads it as a date. */
export const londonTime = (at: Date): string => at.toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16);
