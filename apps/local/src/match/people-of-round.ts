import type { Answers, MatchInput, Mentor, RoundSettings, Student } from '@footing/engine';
import { keyOf, type RowReading } from '@footing/people';
import type { BothFiles } from './round-settings';
import type { RoundFile } from './round-file';

const LAST_TIER = 9;

/**
 * The people of two files as the engine reads them; an id is the key that says most about a person, so that the order of the
 * rows makes no difference. Wishes to avoid somebody who is in neither file are left out.
 */
export function matchInputOf(files: BothFiles, round: RoundFile, settings: RoundSettings, seed: string): MatchInput {
  const [studentIds, mentorIds] = [idsByKey(files.students.people), idsByKey(files.mentors.people)];
  const tiers = tiersOf(files.students.people, round.tiers);
  const mayShare = round.sharedExperienceAgreed !== null;
  const students = files.students.people.map((reading): Student => {
    const kind = settings.criteria.find((criterion) => criterion.kind === reading.answers['mostImportant'])?.kind;
    return {
      id: idOf(reading),
      tier: tiers.get(reading) ?? 1,
      answers: compared(reading, mayShare),
      avoids: named(reading.answers['avoid'], mentorIds),
      ...(kind === undefined ? {} : { mostImportant: kind }),
    };
  });
  const mentors = files.mentors.people.map((reading): Mentor => ({
    id: idOf(reading),
    places: reading.places ?? 1,
    answers: compared(reading, mayShare),
    avoids: named(reading.answers['avoid'], studentIds),
    samePersonAs: named(keysOf(reading), studentIds),
  }));
  return { students, mentors, settings, pins: [], rejections: [], seed };
}

/** What a person is called in the draft. @throws Error for a row without any key: such a row has a fault. */
export function idOf({ person, row }: RowReading): string {
  const key = keyOf(person);
  if (key === null) throw new Error(`row ${row} names nobody`);
  return key;
}

/**
 * Each student's tier: the better of their own column and of what the settings give their groups. Who has neither comes
 * after the last tier that anybody has.
 */
function tiersOf(students: readonly RowReading[], tiers: ReadonlyMap<string, number>): Map<RowReading, number> {
  const byName = new Map([...tiers].map(([name, tier]) => [plain(name), tier]));
  const given = students.map((student) => {
    const { priorityTier, priorityGroups = [] } = student.special;
    const found = [priorityTier, ...priorityGroups.map((group) => byName.get(plain(group)))].filter(
      (tier) => tier !== undefined,
    );
    return { student, tier: found.length === 0 ? null : Math.min(...found) };
  });
  const last = Math.max(0, ...tiers.values(), ...given.map(({ tier }) => tier ?? 0));
  return new Map(given.map(({ student, tier }) => [student, tier ?? Math.min(LAST_TIER, last + 1)]));
}

/** Answers that say something about the pair as such; they are not compared. */
const APART = new Set(['avoid', 'mostImportant']);

function compared({ answers, special }: RowReading, mayShare: boolean): Answers {
  const said = Object.entries(answers).filter(([field]) => !APART.has(field));
  const { sharedExperienceAsked, sharedExperienceWanted, sharedExperienceOffered } = special;
  const wants = mayShare && sharedExperienceAsked !== 'no' && sharedExperienceWanted ? { sharedExperienceWanted } : {};
  const offers = mayShare && sharedExperienceOffered ? { sharedExperienceOffered } : {};
  return { ...Object.fromEntries(said), ...wants, ...offers };
}

function idsByKey(people: readonly RowReading[]): Map<string, string> {
  return new Map(people.flatMap((reading) => keysOf(reading).map((key) => [key, idOf(reading)] as const)));
}

const keysOf = ({ person: { email, universityId } }: RowReading): string[] =>
  [universityId, email].flatMap((key) => (key === undefined ? [] : [plain(key)]));

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();

function named(keys: RowReading['answers'][string] | undefined, ids: ReadonlyMap<string, string>): string[] {
  const list = Array.isArray(keys) ? (keys as readonly string[]) : keys === undefined ? [] : [String(keys)];
  return [...new Set(list.flatMap((key) => ids.get(plain(key)) ?? []))];
}
