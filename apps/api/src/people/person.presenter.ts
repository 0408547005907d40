import type { PeoplePage, PersonDetail, PersonSummary } from '@footing/people';
import type { Listing } from '../http/listing';
import { listingOf } from '../http/listing';
import { described, listOf, moment, nullable, number, object, resource, text, uuid } from '../openapi/schema';

const person = {
  id: uuid,
  roundId: uuid,
  universityId: nullable(text),
  email: nullable(text),
  firstName: text,
  lastName: text,
  school: nullable(text),
  updatedAt: moment,
};
const answer = { anyOf: [text, { type: 'number' }, listOf(text)] };
const answers = { answers: described('What they said, by field', { type: 'object', additionalProperties: answer }) };
const places = { places: described('How many students they can take', number) };

export const studentResource = resource('Student', object(person));
export const studentWithAnswersResource = resource('StudentWithAnswers', object({ ...person, ...answers }));
export const mentorResource = resource('Mentor', object({ ...person, ...places }));
export const mentorWithAnswersResource = resource('MentorWithAnswers', object({ ...person, ...places, ...answers }));
export const studentList = listingOf(studentResource);
export const mentorList = listingOf(mentorResource);

/** The shapes of people. */
export const peopleResources = [
  ...[studentResource, studentList, studentWithAnswersResource],
  ...[mentorResource, mentorList, mentorWithAnswersResource],
];

export const presentStudent = ({
  id,
  roundId,
  universityId,
  email,
  firstName,
  lastName,
  schoolName,
  updatedAt,
}: PersonSummary) => ({
  id,
  roundId,
  universityId,
  email,
  firstName,
  lastName,
  school: schoolName,
  updatedAt: updatedAt.toISOString(),
});

export const presentMentor = (mentor: PersonSummary) => ({ ...presentStudent(mentor), places: mentor.places ?? 0 });
export const presentStudentWithAnswers = (student: PersonDetail) => ({
  ...presentStudent(student),
  answers: student.answers,
});
export const presentMentorWithAnswers = (mentor: PersonDetail) => ({
  ...presentMentor(mentor),
  answers: mentor.answers,
});

/** A page of people as the service gives it. */
export const peopleListing = <Shown>(page: PeoplePage, present: (one: PersonSummary) => Shown): Listing<Shown> => ({
  items: page.people.map(present),
  total: page.total,
  page: page.page,
  pages: page.pages,
});
