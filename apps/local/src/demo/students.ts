import { aboutStudent } from './about';
import { chancesOf, type Chances, several, sharedAnswers, withGaps } from './answers';
import { type Field, fieldsOf, pick, pickWeighted, urgency } from './chance';
import { type StudentKey } from './columns';
import { sectorPull } from './demand';
import { experiencesOf } from './experiences';
import { nameOf, scattered, STUDENT_DOMAIN, twoDigits } from './identity';
import { groupsOf } from './priority-groups';
import { type Cell } from './table';
import { helpTopics, mostImportant, studentPlaces } from './wording';
import { type Person } from './world';

/** A student's line in the table, before it is written. */
export type StudentRecord = Readonly<Record<StudentKey, Cell>>;

/** What every line of a table is made with. */
export interface Making {
  readonly seed: string;
  /** The year in which the academic year starts. */
  readonly year: number;
}

const UNDECIDED_SHARE = 0.1;
const MOST_IMPORTANT_SHARE = 0.4;
const AVOIDS_SHARE = 0.01;
/** Of those for whom an experience is true (about nine in ten), so that about 35 in a hundred of everyone ask. */
const ASKS_SHARE = 0.39;

/**
 * Those of the world who apply: `count` of them, in the order of the world. Students in a priority group hear of it more often,
 * and second and third years think of what comes next.
 */
export function applicantsAmong(people: readonly Person[], count: number, seed: string): readonly Person[] {
  const chance = fieldsOf(`${seed}/students`)('applies');
  const weight = (person: Person) =>
    (groupsOf(person).length > 0 ? 4 : 1) * ([2, 3].includes(person.yearOfStudy) ? 1.5 : 1);
  const queue = people.map((person) => ({ person, key: urgency(chance(person.index), weight(person)) }));
  const chosen = queue.sort((a, b) => a.key - b.key).slice(0, count);
  return chosen.map(({ person }) => person).sort((a, b) => a.index - b.index);
}

/** The lines of these students. `mentorEmails` are whom a few of them would rather not have. */
export function studentRecords(
  people: readonly Person[],
  making: Making,
  mentorEmails: readonly string[],
): readonly StudentRecord[] {
  const field = fieldsOf(`${making.seed}/students`);
  return people.map((person) => {
    const chances = chancesOf(field, person.index);
    return withGaps({ ...registered(person, making, field), ...chosen(person, chances, mentorEmails) }, chances);
  });
}

function registered(person: Person, { year }: Making, field: (name: string) => Field) {
  const intake = year - person.yearOfStudy + 1;
  const universityId = `s${twoDigits(intake)}${scattered(person.index, field)}`;
  return {
    universityId,
    email: `${universityId}@${STUDENT_DOMAIN}`,
    ...nameOf(person, field),
    school: person.school.name,
    course: person.course,
    yearOfStudy: person.yearOfStudy,
    priorityGroups: groupsOf(person),
  };
}

function chosen(person: Person, chances: Chances, mentorEmails: readonly string[]) {
  const avoids = chances('avoids');
  return {
    helpWanted: several(chances('help'), 1, 3, helpTopics),
    direction: directionOf(person, chances),
    ...sharedAnswers(chances, studentPlaces),
    ...sharedExperience(person, chances),
    mostImportant:
      chances('states most important')() < MOST_IMPORTANT_SHARE
        ? pickWeighted(chances('most important'), mostImportant)
        : '',
    about: aboutStudent(chances('about'), person.course, person.yearOfStudy),
    avoid: avoids() < AVOIDS_SHARE && mentorEmails.length > 0 ? pick(avoids, mentorEmails) : '',
  };
}

function directionOf(person: Person, chances: Chances): readonly string[] {
  if (chances('undecided')() < UNDECIDED_SHARE) return ['Undecided'];
  return several(chances('direction'), 1, 3, sectorPull('students', person.school));
}

function sharedExperience(person: Person, chances: Chances) {
  const own = experiencesOf(person);
  const asks = own.length > 0 && chances('asks for shared experience')() < ASKS_SHARE;
  const wanted = asks
    ? several(
        chances('shared experience'),
        1,
        2,
        own.map((name) => [name, 1] as const),
      )
    : [];
  return { sharedExperienceAsked: asks ? 'Yes' : 'No', sharedExperienceWanted: wanted };
}
