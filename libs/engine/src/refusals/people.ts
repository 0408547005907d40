import type { Answers, MatchInput, Mentor, Student } from '../model/input';
import { InputRefused } from './refusal';
import { ids, repeated, within } from './within';

const MOST_PLACES = 500;
const LAST_TIER = 9;
/** Up to so many students, and so many mentors, all numbers of the proof stay exact (see tiers.ts and ties/best-choice.ts). */
const MOST_PEOPLE = 100_000;

/**
 * Picks, ratings, wishes and pairs of before that name somebody who is not in the round are no fault: people leave a round
 * after others have spoken of them, and it goes on without them.
 *
 * @throws {InputRefused} when the people, or what was kept of an earlier draft, cannot mean anything.
 */
export function checkPeople({ students, mentors, before = [] }: MatchInput): void {
  if (students.length === 0) throw new InputRefused('no-students', 'there are no students: add some', 'students');
  for (const [field, people] of [
    ['students', students],
    ['mentors', mentors],
  ] as const)
    if (people.length > MOST_PEOPLE)
      throw new InputRefused(
        'too-many-people',
        `there are ${people.length} ${field}: a round can have ${MOST_PEOPLE} at most, so split it in two`,
        field,
      );
  ids(students, 'duplicate-student', 'students');
  ids(mentors, 'duplicate-mentor', 'mentors');
  for (const [at, student] of students.entries()) checkStudent(student, `students[${at}]`);
  for (const [at, mentor] of mentors.entries()) checkMentor(mentor, `mentors[${at}]`);
  const twice = repeated(before.map(({ studentId }) => studentId));
  if (twice)
    throw new InputRefused(
      'kept-twice',
      `student ${twice.thing} had two mentors before: keep one`,
      `before[${twice.at}]`,
    );
}

function checkStudent(student: Student, field: string): void {
  within(student.tier, {
    code: 'tier-out-of-range',
    what: `the tier of student ${student.id}`,
    field: `${field}.tier`,
    least: 1,
    most: LAST_TIER,
    whole: true,
  });
  checkSaid(student, `student ${student.id}`, field);
}

function checkMentor(mentor: Mentor, field: string): void {
  const { id, places, fewest = 1 } = mentor;
  within(places, {
    code: 'places-out-of-range',
    what: `the places of mentor ${id}`,
    field: `${field}.places`,
    least: 0,
    most: MOST_PLACES,
    whole: true,
  });
  within(fewest, {
    code: 'fewest-out-of-range',
    what: `the fewest students of mentor ${id}, who has ${places} places,`,
    field: `${field}.fewest`,
    least: 1,
    most: Math.max(1, places),
    whole: true,
  });
  checkSaid(mentor, `mentor ${id}`, field);
}

/** What one person said: their answers, whom they asked for, how introductions went. */
function checkSaid({ answers, picks = [], ratings = {} }: Student | Mentor, who: string, field: string): void {
  checkAnswers(answers, who, field);
  const twice = repeated(picks);
  if (twice)
    throw new InputRefused(
      'picked-twice',
      `${who} picked ${twice.thing} twice: keep one`,
      `${field}.picks[${twice.at}]`,
    );
  for (const [other, stars] of Object.entries(ratings))
    within(stars, {
      code: 'rating-out-of-range',
      what: `the rating of ${other} by ${who}`,
      field: `${field}.ratings.${other}`,
      least: 1,
      most: 5,
    });
}

function checkAnswers(answers: Answers, who: string, field: string): void {
  for (const name of Object.keys(answers))
    if (!isAnswer(answers[name]))
      throw new InputRefused(
        'answer-unreadable',
        `${who} answered ${name} with something else than text, a number or a list of texts`,
        `${field}.answers.${name}`,
      );
}

/** Nothing at all is an answer that was not given. */
function isAnswer(answer: unknown): boolean {
  if (answer === undefined || answer === null || typeof answer === 'string') return true;
  if (typeof answer === 'number') return Number.isFinite(answer);
  return Array.isArray(answer) && answer.every((word) => typeof word === 'string');
}
