import type { MatchInput, PairOfIds, RoundSettings } from '@footing/engine';
import { matchInput } from '@footing/matching';
import { keyOf, type RowReading } from '@footing/people';
import { groupsOf } from './choices-file';
import type { RoundFile } from './round-file';
import type { BothFiles } from './round-settings';

const LAST_TIER = 9;

/**
 * The people of two files as the engine reads them. An id is the key that says most about a person, so that the order of the
 * rows makes no difference. Shared experience is in it only when the settings say how people agreed.
 */
export function matchInputOf(
  files: BothFiles,
  round: RoundFile,
  settings: RoundSettings,
  seed: string,
  before?: readonly PairOfIds[],
): MatchInput {
  const groups = groupsOf(round, files.students);
  const tiers = tiersOf(files.students.people, round.tiers);
  const shared = (words: readonly string[] = []) => (round.sharedExperienceAgreed === null ? [] : words);
  const students = files.students.people.map((reading) => ({
    ...known(reading),
    tier: tiers.get(reading) ?? 1,
    group: groups.get(reading) ?? null,
    experiencesWanted:
      reading.special.sharedExperienceAsked === 'no' ? [] : shared(reading.special.sharedExperienceWanted),
  }));
  const mentors = files.mentors.people.map((reading) => ({
    ...known(reading),
    places: reading.places ?? 1,
    experiencesOffered: shared(reading.special.sharedExperienceOffered),
  }));
  return matchInput({ students, mentors }, { settings, pins: [], rejections: [], seed, ...(before && { before }) });
}

const known = (reading: RowReading) => ({
  id: idOf(reading),
  email: reading.person.email ?? null,
  universityId: reading.person.universityId ?? null,
  answers: reading.answers,
});

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
    const found = [priorityTier, ...priorityGroups.map((group) => byName.get(plain(group)))];
    const numbers = found.filter((tier) => tier !== undefined);
    return { student, tier: numbers.length === 0 ? null : Math.min(...numbers) };
  });
  const last = Math.max(0, ...tiers.values(), ...given.map(({ tier }) => tier ?? 0));
  return new Map(given.map(({ student, tier }) => [student, tier ?? Math.min(LAST_TIER, last + 1)]));
}

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
