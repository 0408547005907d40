import { sectorFamilies } from '@footing/programmes';
import { aboutMentor } from './about';
import { chancesOf, type Chances, several, sharedAnswers, withGaps } from './answers';
import { at, type Chance, type Field, fieldsOf, pick, pickWeighted, urgency } from './chance';
import { type MentorKey } from './columns';
import { sectorPull } from './demand';
import { employment } from './employment';
import { experiencesOf } from './experiences';
import { MENTOR_DOMAIN, nameOf, plainLetters, scattered } from './identity';
import { type Making } from './students';
import { type Cell } from './table';
import { helpTopics, mentorPlaces } from './wording';
import { drawPeople, type Person } from './world';

/** A mentor's line in the table, before it is written. */
export type MentorRecord = Readonly<Record<MentorKey, Cell>>;

/** A former student whom the alumni office can write to. */
export interface Alumnus {
  readonly person: Person;
  /** Years since they graduated: 1 to 30. */
  readonly yearsOut: number;
  readonly sector: string;
  /** Whether their job is one of managers, professionals or associate professionals (SOC major groups 1 to 3). */
  readonly isProfessional: boolean;
  /** Whether the main earner of their home did routine or technical work, or none, when they were 14. */
  readonly isFromLowerBackground: boolean;
}

const PROFESSIONAL_SHARE = 0.85;
const LOWER_BACKGROUND_SHARE = 0.3;
const SECOND_SECTOR_SHARE = 0.3;
const CAREER_CHANGE_SHARE = 0.15;
const MEAN_YEARS_OUT = 8;
/** Of those for whom an experience is true (about nine in ten), so that about half of all mentors offer one. */
const OFFERS_SHARE = 0.56;

/** The alumni who can be contacted, drawn from a seed. */
export function drawAlumni(seed: string, size: number): readonly Alumnus[] {
  const field = fieldsOf(`${seed}/mentors`);
  return drawPeople(`${seed}/alumni`, size).map((person) => ({
    person,
    yearsOut: Math.min(30, 1 + Math.floor(-Math.log(1 - field('years out')(person.index)()) * MEAN_YEARS_OUT)),
    sector: pickWeighted(field('sector')(person.index), sectorPull('graduates', person.school)),
    isProfessional: field('professional')(person.index)() < PROFESSIONAL_SHARE,
    isFromLowerBackground: field('background at 14')(person.index)() < LOWER_BACKGROUND_SHARE,
  }));
}

/** Those who volunteer: `count` of them, in the order of the alumni; professionals more often. */
export function volunteersAmong(alumni: readonly Alumnus[], count: number, seed: string): readonly Alumnus[] {
  const chance = fieldsOf(`${seed}/mentors`)('volunteers');
  const weight = (one: Alumnus) => (one.isProfessional ? 2 : 1) * (one.isFromLowerBackground ? 1.3 : 1);
  const queue = alumni.map((one) => ({ one, key: urgency(chance(one.person.index), weight(one)) }));
  const chosen = queue.sort((a, b) => a.key - b.key).slice(0, count);
  return chosen.map(({ one }) => one).sort((a, b) => a.person.index - b.person.index);
}

/** The lines of these mentors. */
export function mentorRecords(alumni: readonly Alumnus[], making: Making): readonly MentorRecord[] {
  const field = fieldsOf(`${making.seed}/mentors`);
  return alumni.map((alumnus) => {
    const chances = chancesOf(field, alumnus.person.index);
    return withGaps({ ...recorded(alumnus, making, field), ...offered(alumnus, chances) }, chances);
  });
}

function recorded({ person, yearsOut, sector }: Alumnus, { year }: Making, field: (name: string) => Field) {
  const number = scattered(person.index, field);
  const name = nameOf(person, field);
  const { jobs, employers } = employment[sector] ?? { jobs: [], employers: [] };
  const fieldYears = yearsInField(field('years in field')(person.index), yearsOut);
  return {
    universityId: `A1${number}`,
    email: `${plainLetters(name.firstName)}.${plainLetters(name.lastName)}.${number}@${MENTOR_DOMAIN}`,
    ...name,
    school: person.school.name,
    course: person.course,
    graduationYear: year - yearsOut,
    employer: pick(field('employer')(person.index), employers),
    jobTitle: at(jobs, Math.min(jobs.length - 1, Math.floor(fieldYears / 5))),
    fieldEntryYear: year - fieldYears,
  };
}

/** Most come into their field within two years; some change career later. */
function yearsInField(chance: Chance, yearsOut: number): number {
  const isChanger = chance() < CAREER_CHANGE_SHARE;
  const delay = isChanger ? 4 + Math.floor(chance() * 6) : Math.floor(chance() * 3);
  return Math.max(0, yearsOut - delay);
}

function offered({ person, sector }: Alumnus, chances: Chances) {
  const own = experiencesOf(person);
  const offers = chances('offers shared experience')() < OFFERS_SHARE;
  return {
    sectors: sectorsOf(sector, chances),
    places: pickWeighted(chances('places'), places),
    helpOffered: several(chances('help'), 3, 6, helpTopics),
    ...sharedAnswers(chances, mentorPlaces),
    sharedExperienceOffered: offers
      ? several(
          chances('shared experience'),
          1,
          3,
          own.map((name) => [name, 1] as const),
        )
      : [],
    about: aboutMentor(chances('about'), person.course, sector),
    avoid: '',
  };
}

/** A little fewer places than students ask for, as most schemes have it: so tiers and honest refusals can be seen. */
const places = [
  [1, 74],
  [2, 21],
  [3, 5],
] as const;

/** Their own sector first; some know a neighbouring one too. */
function sectorsOf(sector: string, chances: Chances): readonly string[] {
  const neighbours = Object.keys(sectorFamilies).filter(
    (other) => other !== sector && sectorFamilies[other] === sectorFamilies[sector],
  );
  const knowsMore = chances('second sector')() < SECOND_SECTOR_SHARE;
  return knowsMore ? [sector, pick(chances('which second sector'), neighbours)] : [sector];
}
