import type { Answers, MatchInput, Mentor, RoundSettings, Student } from '../../../libs/engine/src/index';
import { LANGUAGES, LEVELS, NO_SECTOR, REGIONS, SECTORS, type People, type Side } from './people';

const numbered = (word: string, count: number) => Array.from({ length: count }, (_, n) => `${word} ${n + 1}`);
const sectors = numbered('Sector', SECTORS);
const regions = numbered('Region', REGIONS);
const skills = numbered('Help with', 64);
const likes = numbered('Pastime', 64);
const tongues = numbered('Language', LANGUAGES);
const lives = ['First in the family', 'Commutes', 'Carer', 'Came from abroad'];
const ways = ['online', 'telephone', 'in person'];
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const times = days.flatMap((day) => Array.from({ length: 8 }, (_, slot) => `${day} ${7 + 2 * slot}:00`));
const steps = numbered('Step', LEVELS + 1);

/** A round's settings with criteria and barriers of the product's own kinds; the weights of `pair-score.ts`, in hundredths. */
export const settings: RoundSettings = {
  criteria: [
    { id: 'direction', kind: 'direction', name: 'Career direction', weight: 24 },
    { id: 'faculty', kind: 'equal', name: 'Faculty', weight: 7, ...both('column:faculty') },
    { id: 'help', kind: 'help', name: 'Help wanted', weight: 19 },
    { id: 'interests', kind: 'interests', name: 'Interests', weight: 7 },
    { id: 'languages', kind: 'overlap', name: 'Languages', weight: 6, ...both('column:languages') },
    { id: 'level', kind: 'closeness', name: 'Level', weight: 7, ...both('column:level'), order: steps },
    { id: 'practical', kind: 'practical', name: 'Practical fit', weight: 25 },
    { id: 'shared', kind: 'shared-experience', name: 'Shared experience', weight: 5 },
  ],
  barriers: [
    { id: 'language', kind: 'must-overlap', name: 'A language both speak', ...both('column:languages') },
    { id: 'mode', kind: 'no-shared-mode', name: 'No shared way of meeting' },
    { id: 'time', kind: 'no-shared-time', name: 'No shared time' },
  ],
  minimumFit: 0,
  sectors: Object.fromEntries(sectors.map((sector, n) => [sector, `Family ${(n >> 2) + 1}`])),
};

function both(field: string) {
  return { studentField: field, mentorField: field };
}

/**
 * The same people as the engine is given them: answers in words. Hours become slots of two hours in which they have both.
 *
 * @param tiers 1: everybody is of tier 1.
 */
export function inputOf(people: People, tiers: 1 | 3 = 3, more: Partial<RoundSettings> = {}): MatchInput {
  const students: Student[] = Array.from({ length: people.students.count }, (_, i) => ({
    id: `s${i}`,
    tier: tiers === 1 ? 1 : people.tier[i]!,
    answers: answersOf(people.students, i, studentFields),
  }));
  const mentors: Mentor[] = Array.from({ length: people.mentors.count }, (_, j) => ({
    id: `m${j}`,
    places: people.places[j]!,
    answers: answersOf(people.mentors, j, mentorFields),
  }));
  return { students, mentors, settings: { ...settings, ...more }, pins: [], rejections: [], seed: 'bench' };
}

const studentFields = { sectors: 'direction', skills: 'helpWanted', lives: 'sharedExperienceWanted' };
const mentorFields = { sectors: 'sectors', skills: 'helpOffered', lives: 'sharedExperienceOffered' };

function answersOf(side: Side, at: number, fields: typeof studentFields): Answers {
  const second = side.secondSector[at]!;
  return {
    [fields.sectors]: [side.sector[at]!, second].filter((n) => n !== NO_SECTOR).map((n) => sectors[n]!),
    [fields.skills]: named(skills, [side.skills[2 * at]!, side.skills[2 * at + 1]!]),
    [fields.lives]: named(lives, [side.identity[at]!]),
    interests: named(likes, [side.interests[2 * at]!, side.interests[2 * at + 1]!]),
    meetingModes: named(ways, [side.modes[at]!]),
    availability: named(times, slotsOf(side, at)),
    place: regions[side.region[at]!]!,
    'column:faculty': `Faculty ${side.faculty[at]! + 1}`,
    'column:languages': named(tongues, [side.languages[at]!]),
    'column:level': steps[side.level[at]!]!,
  };
}

/** The words whose bits are set, 32 bits a number. The copy at the end has no room to spare, which counts with many people. */
const named = (words: readonly string[], bits: readonly number[]): string[] =>
  words.filter((_, n) => ((bits[n >> 5]! >>> (n & 31)) & 1) === 1).slice();

/** 56 bits: both hours of each two. */
function slotsOf({ hours }: Side, at: number): number[] {
  const slots = [0, 0];
  for (let slot = 0; slot < 56; slot += 1) {
    const hour = 2 * slot;
    const free = (hours[4 * at + (hour >> 5)]! >>> (hour & 31)) & 3;
    if (free === 3) slots[slot >> 5]! |= 1 << (slot & 31);
  }
  return slots;
}
