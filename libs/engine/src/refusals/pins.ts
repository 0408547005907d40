import type { MatchInput, Mentor, Pin } from '../model/input';
import { InputRefused } from './refusal';
import { Round } from '../pair/round';

/** @throws {InputRefused} when the pins cannot all be kept. */
export function checkPins(input: MatchInput): void {
  if (input.pins.length === 0) return;
  const round = new Round(input);
  const students = new Map(input.students.map((student) => [student.id, student]));
  const mentors = new Map(input.mentors.map((mentor) => [mentor.id, mentor]));
  const pinned = new Set<string>();
  for (const [at, { studentId, mentorId, announced }] of input.pins.entries()) {
    const [student, mentor, field] = [students.get(studentId), mentors.get(mentorId), `pins[${at}]`];
    const name = `the pin of student ${studentId} to mentor ${mentorId}`;
    if (!student)
      throw new InputRefused('pin-of-unknown-student', `${name}: no such student, take it back`, `${field}.studentId`);
    if (!mentor)
      throw new InputRefused('pin-of-unknown-mentor', `${name}: no such mentor, take it back`, `${field}.mentorId`);
    if (pinned.has(studentId))
      throw new InputRefused('pinned-twice', `${name}: the student has another, take one of them back`, field);
    pinned.add(studentId);
    if (announced) continue;
    const { barriers } = round.barriersOf(round.readStudent(student), round.readMentor(mentor));
    const why = barriers.map(({ id }) => id).join(', ');
    if (why) throw new InputRefused('pin-breaks-barrier', `${name} is barred by ${why}: take it back`, field);
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
    if (places < 0)
      throw new InputRefused(
        'pins-exceed-places',
        `mentor ${mentorId} has more pins than places: take one back`,
        `pins[${at}]`,
      );
    left.set(mentorId, places);
  }
}
