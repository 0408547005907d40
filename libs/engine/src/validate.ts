import { barrierRules } from './barrier-rules';
import { measures } from './criteria/measures';
import type { Columns, MatchInput, Mentor, Pin, RoundSettings } from './model';
import { InputRefused } from './refusal';
import { Round } from './round';

const MOST_PLACES = 500;
const LAST_TIER = 9;

/**
 * Refuses an input that cannot mean anything, at the first fault: settings first, then people, then pins.
 *
 * @throws {InputRefused} its `code` says which rule was broken, its `field` where.
 */
export function validate(input: MatchInput): void {
  checkSettings(input.settings);
  checkStudents(input);
  checkMentors(input);
  checkPins(input);
}

function checkSettings({ criteria, barriers, minimumFit }: RoundSettings): void {
  unique(criteria, 'duplicate-criterion', 'settings.criteria');
  unique(barriers, 'duplicate-barrier', 'settings.barriers');
  for (const [at, { id, kind, weight, ...columns }] of criteria.entries()) {
    const field = `settings.criteria[${at}]`;
    if (!Object.hasOwn(measures, kind)) throw new InputRefused('unknown-criterion', `criterion ${id}`, `${field}.kind`);
    if (!(weight >= 0 && weight <= 100))
      throw new InputRefused('weight-out-of-range', `criterion ${id}`, `${field}.weight`);
    if (columnCriteria.has(kind)) needColumns(id, columns, field);
  }
  for (const [at, { id, kind, ...columns }] of barriers.entries()) {
    const field = `settings.barriers[${at}]`;
    if (!Object.hasOwn(barrierRules, kind)) throw new InputRefused('unknown-barrier', `barrier ${id}`, `${field}.kind`);
    if (kind.startsWith('must-')) needColumns(id, columns, field);
  }
  if (!criteria.some(({ weight }) => weight > 0))
    throw new InputRefused('weights-all-zero', 'no criterion has a weight above zero', 'settings.criteria');
  if (!(minimumFit >= 0 && minimumFit <= 1))
    throw new InputRefused('minimum-fit-out-of-range', `minimum fit ${minimumFit}`, 'settings.minimumFit');
}

const columnCriteria = new Set<string>(['equal', 'different', 'overlap', 'closeness', 'steps-apart']);

function needColumns(id: string, { studentField, mentorField }: Columns, field: string): void {
  if (!studentField) throw new InputRefused('columns-missing', `${id} names no student field`, `${field}.studentField`);
  if (!mentorField) throw new InputRefused('columns-missing', `${id} names no mentor field`, `${field}.mentorField`);
}

function checkStudents({ students }: MatchInput): void {
  if (students.length === 0) throw new InputRefused('no-students', 'there are no students', 'students');
  unique(students, 'duplicate-student', 'students');
  for (const [at, { id, tier }] of students.entries())
    if (!(Number.isInteger(tier) && tier >= 1 && tier <= LAST_TIER))
      throw new InputRefused('tier-out-of-range', `student ${id} has tier ${tier}`, `students[${at}].tier`);
}

function checkMentors({ mentors }: MatchInput): void {
  unique(mentors, 'duplicate-mentor', 'mentors');
  for (const [at, { id, places }] of mentors.entries())
    if (!(Number.isInteger(places) && places >= 0 && places <= MOST_PLACES))
      throw new InputRefused('places-out-of-range', `mentor ${id} has ${places} places`, `mentors[${at}].places`);
}

function unique(
  things: readonly { readonly id: string }[],
  code: 'duplicate-student' | 'duplicate-mentor' | 'duplicate-criterion' | 'duplicate-barrier',
  field: string,
): void {
  const seen = new Set<string>();
  for (const [at, { id }] of things.entries()) {
    if (seen.has(id)) throw new InputRefused(code, `${id} is there twice`, `${field}[${at}].id`);
    seen.add(id);
  }
}

function checkPins(input: MatchInput): void {
  if (input.pins.length === 0) return;
  const round = new Round(input);
  const students = new Map(input.students.map((student) => [student.id, student]));
  const mentors = new Map(input.mentors.map((mentor) => [mentor.id, mentor]));
  const pinned = new Set<string>();
  for (const [at, { studentId, mentorId, announced }] of input.pins.entries()) {
    const [student, mentor, field] = [students.get(studentId), mentors.get(mentorId), `pins[${at}]`];
    if (!student) throw new InputRefused('pin-of-unknown-student', `student ${studentId}`, `${field}.studentId`);
    if (!mentor) throw new InputRefused('pin-of-unknown-mentor', `mentor ${mentorId}`, `${field}.mentorId`);
    if (pinned.has(studentId)) throw new InputRefused('pinned-twice', `student ${studentId}`, field);
    pinned.add(studentId);
    if (announced) continue;
    const { barriers } = round.barriersOf(round.readStudent(student), round.readMentor(mentor));
    const why = barriers.map(({ id }) => id).join(', ');
    if (why) throw new InputRefused('pin-breaks-barrier', `student ${studentId}, mentor ${mentorId}: ${why}`, field);
  }
  checkPlaces(input.pins, mentors);
}

/** The pin that is refused is the first without a place, once every pair that was announced has one. */
function checkPlaces(pins: readonly Pin[], mentors: ReadonlyMap<string, Mentor>): void {
  const left = new Map([...mentors].map(([id, { places }]) => [id, places]));
  const inTurn = [...pins.entries()].sort(
    ([, a], [, b]) => Number(b.announced ?? false) - Number(a.announced ?? false),
  );
  for (const [at, { mentorId }] of inTurn) {
    const places = (left.get(mentorId) ?? 0) - 1;
    if (places < 0) throw new InputRefused('pins-exceed-places', `mentor ${mentorId}`, `pins[${at}]`);
    left.set(mentorId, places);
  }
}
