import type { RoundSettings } from '@footing/engine';
import type { RowReading } from '@footing/people';
import type { Aim, FairnessKind, FairnessSetting } from '@footing/programmes';
import type { ChoicesFileInput } from './choices-file.input';
import { fieldNamed } from './field-names';
import type { PeopleFile } from './people-file';
import { record, type Say } from './read-record';

/** What counts first, as read, with what was left out filled in. */
export interface ChoicesFile {
  readonly aim: Aim;
  readonly ignoreTiers: boolean;
  readonly fairness: FairnessKind;
  /** The students' column that says which group somebody is in; null: their priority groups. */
  readonly groupColumn: string | null;
  /** Group → places kept; some exactly when `fairness` is 'floors'. */
  readonly floors: ReadonlyMap<string, number>;
  readonly retention: number;
  readonly mentorsView: number;
  readonly lotteryStrength: number;
  readonly reverse: boolean;
}

/** What a round has unless its settings say otherwise. */
const USUAL_RETENTION = 0.02;
const MOST_PLACES = 100_000;
const NOT_PLACES = 'Enter how many places to keep, 1 or more. To keep none, take this group out';
const isPlaces = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_PLACES;

/** @param say is told everything that does not go together. */
export function choicesFileOf(input: ChoicesFileInput, say: Say): ChoicesFile {
  const kind = input.fairness?.kind ?? 'none';
  const places = input.fairness?.places;
  const floors = record(places, 'fairness.places', isPlaces, NOT_PLACES, say);
  if (kind === 'floors' && places === undefined)
    say('fairness.places', '', 'Say how many places to keep for which group, as { "name of a group": 3 }');
  else if (kind === 'floors' && Object.keys(places ?? {}).length === 0)
    say('fairness.places', '', 'Name at least one group');
  const groups = [...floors.keys()];
  for (const name of groups.filter((each, at) => groups.findIndex((one) => plain(one) === plain(each)) < at))
    say(`fairness.places.${name}`, '', 'This group is there already. Name it once');
  if (kind !== 'floors' && places !== undefined)
    say('fairness.places', '', 'Places are kept with the kind "floors" only. Choose that, or take them out');
  if (kind !== 'none' && input.aim === 'stable')
    say('fairness', kind, 'With the aim "stable" nothing more can be asked. Take it out, or choose another aim');
  return {
    aim: input.aim ?? 'most-matched',
    ignoreTiers: input.ignoreTiers ?? false,
    fairness: kind,
    groupColumn: input.fairness?.column ?? null,
    floors,
    retention: input.retention ?? USUAL_RETENTION,
    mentorsView: input.mentorsView ?? 0,
    lotteryStrength: input.lotteryStrength ?? 0,
    reverse: input.reverse ?? false,
  };
}

/** What counts first as the engine reads it, with what does not fit the file of students. */
export function choicesFor(round: ChoicesFile & Tiers, students: PeopleFile, say: Say): Partial<RoundSettings> {
  const { aim, ignoreTiers, retention, mentorsView, lotteryStrength, reverse } = round;
  const fairness = fairnessFor(round, students, say);
  return { aim, ignoreTiers, ...(fairness && { fairness }), retention, mentorsView, lotteryStrength, reverse };
}

interface Tiers {
  readonly tiers: ReadonlyMap<string, number>;
}

function fairnessFor(round: ChoicesFile & Tiers, students: PeopleFile, say: Say): FairnessSetting | undefined {
  const { fairness: kind, floors } = round;
  if (kind === 'none') return undefined;
  if (kind === 'raise-the-lowest') return { kind };
  const missing = groupColumnFault(round, students);
  if (missing !== undefined) {
    say('fairness.column', round.groupColumn ?? '', missing);
    return undefined;
  }
  if (kind === 'even-coverage') return { kind };
  const sizes = new Map<string, number>();
  for (const group of groupsOf(round, students).values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  for (const [name, places] of floors) {
    const size = sizes.get(plain(name)) ?? 0;
    if (places > size) say(`fairness.places.${name}`, places, tooHigh(size));
  }
  return { kind, floors: [...floors].map(([name, places]) => ({ group: plain(name), places })) };
}

const tooHigh = (size: number) =>
  size === 0
    ? 'No student counts for this group. Check how it is written'
    : `Only ${size} of the students count for this group`;

const usesPriorityGroups = ({ groupColumn }: ChoicesFile, { mapping }: PeopleFile): boolean =>
  groupColumn === null || mapping.some(({ header, target }) => header === groupColumn && target === 'priorityGroups');

function groupColumnFault(round: ChoicesFile, students: PeopleFile): string | undefined {
  if (!usesPriorityGroups(round, students)) {
    const found = fieldNamed(students, round.groupColumn ?? '');
    return 'fault' in found ? found.fault : undefined;
  }
  const hasGroups = students.mapping.some(({ target }) => target === 'priorityGroups');
  return hasGroups ? undefined : `Name the column of ${students.fileName} that says which group a student is in`;
}

/**
 * The one group each student counts for: what stands in the column named for it, or of their priority groups the one with the
 * best tier, and of two alike the first by name. A student without a group is not here.
 */
export function groupsOf(round: ChoicesFile & Tiers, students: PeopleFile): ReadonlyMap<RowReading, string> {
  const tiers = new Map([...round.tiers].map(([name, tier]) => [plain(name), tier]));
  const tierOf = (group: string) => tiers.get(group) ?? Number.MAX_SAFE_INTEGER;
  const best = (names: readonly string[]) =>
    names.map(plain).sort((a, b) => tierOf(a) - tierOf(b) || (a < b ? -1 : 1))[0];
  const found = usesPriorityGroups(round, students) ? null : fieldNamed(students, round.groupColumn ?? '');
  const groups = students.people.map((student) => {
    if (found === null) return [student, best(student.special.priorityGroups ?? [])] as const;
    const answer = 'key' in found ? student.answers[found.key] : undefined;
    return [
      student,
      Array.isArray(answer) ? best(answer) : answer === undefined ? undefined : plain(String(answer)),
    ] as const;
  });
  return new Map(groups.flatMap(([student, group]) => (group === undefined ? [] : [[student, group] as const])));
}

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
