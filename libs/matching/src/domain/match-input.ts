import type {
  Answers,
  CriterionKind,
  MatchInput,
  Mentor,
  PairOfIds,
  Pin,
  RoundSettings,
  Student,
} from '@footing/engine';

/** What a person of a round is known by, so that two rows can be seen to be one person. */
interface Keys {
  readonly email: string | null;
  readonly universityId: string | null;
}

/** What somebody said here, by ids of the other side: it stands before what their file says. Absent: nothing. */
interface Introduced {
  /** The first choice first. */
  readonly picks: readonly string[];
  /** 1 to 5 stars. */
  readonly ratings: Readonly<Record<string, number>>;
}

/** A student of a round, as kept. `id` is the application's. */
export interface RoundStudent extends Keys {
  readonly id: string;
  /** 1 to 9; 1 is served first. */
  readonly tier: number;
  readonly answers: Answers;
  /** Only what they agreed that matching may use; empty when nothing. */
  readonly experiencesWanted: readonly string[];
  /** Id of the one priority group they count for where groups are compared; absent or null: none. */
  readonly group?: string | null;
  readonly introduced?: Introduced;
}

/** A mentor of a round, as kept. `id` is the offer's. */
export interface RoundMentor extends Keys {
  readonly id: string;
  /** First and last name: whom a student would rather avoid may be given by it. Absent: by address and id alone. */
  readonly name?: string;
  readonly places: number;
  readonly answers: Answers;
  /** Only what they agreed that matching may use; empty when nothing. */
  readonly experiencesOffered: readonly string[];
  readonly introduced?: Introduced;
}

/** Everything a draft is made of. */
export interface RoundPeople {
  readonly students: readonly RoundStudent[];
  readonly mentors: readonly RoundMentor[];
}

/** What consultants and the programme lead laid down before the run. */
export interface Terms {
  readonly settings: RoundSettings;
  readonly pins: readonly Pin[];
  readonly rejections: readonly PairOfIds[];
  /** Pairs of an earlier draft that are better kept; absent: there is none. */
  readonly before?: readonly PairOfIds[];
  readonly seed: string;
}

/**
 * A round as the engine reads it. Whom somebody asked for, met or would rather avoid, given as an e-mail address or a university
 * id, becomes ids of this round; an address that is nobody's here is left out. Lists are in the order of their ids, so that
 * the same round always gives the same input. The group a student counts for is told only where groups are compared.
 */
export function matchInput(
  { students, mentors }: RoundPeople,
  { settings, pins, rejections, before, seed }: Terms,
): MatchInput {
  const [studentIds, mentorIds] = [idsByKey(students), idsByKey(mentors)];
  const namedMentors = idsByKey(mentors.map(({ id, name = null }) => ({ id, email: name, universityId: null })));
  const [isStudent, isMentor] = [new Set(students.map(({ id }) => id)), new Set(mentors.map(({ id }) => id))];
  const inRound = ({ studentId, mentorId }: PairOfIds) => isStudent.has(studentId) && isMentor.has(mentorId);
  return {
    students: students
      .map((student) => studentOf(student, { mentorIds, namedMentors }, comparesGroups(settings)))
      .sort(byId),
    mentors: mentors.map((mentor) => mentorOf(mentor, studentIds)).sort(byId),
    settings,
    pins: [...pins].sort(byStudent),
    rejections: rejections.filter(inRound).sort(byStudent),
    ...(before === undefined ? {} : { before: before.filter(inRound).sort(byStudent) }),
    seed,
  };
}

type IdsByKey = ReadonlyMap<string, readonly string[]>;

const comparesGroups = ({ fairness }: RoundSettings): boolean =>
  fairness?.kind === 'floors' || fairness?.kind === 'even-coverage';

interface MentorsBy {
  readonly mentorIds: IdsByKey;
  readonly namedMentors: IdsByKey;
}

/** Whoever has the name of somebody to be avoided is avoided, if need be two of one name: that is the safe side. */
function studentOf(student: RoundStudent, { mentorIds, namedMentors }: MentorsBy, tellsGroup: boolean): Student {
  const { id, tier, answers, experiencesWanted, group, introduced } = student;
  const mostImportant = importantKind(answers['mostImportant']);
  const avoided = [mentorIds, namedMentors].flatMap((by) => named(answers['avoid'], by));
  const avoids = [...new Set(avoided)].sort();
  const picks = picksOf(introduced, answers['choices'], mentorIds);
  return {
    id,
    tier,
    answers: compared(answers, { sharedExperienceWanted: experiencesWanted }),
    ...(mostImportant === undefined ? {} : { mostImportant }),
    ...(avoids.length === 0 ? {} : { avoids }),
    ...(picks.length === 0 ? {} : { picks }),
    ...starsOf(introduced, answers['ratings'], mentorIds),
    ...(tellsGroup && group ? { group } : {}),
  };
}

function mentorOf(mentor: RoundMentor, studentIds: IdsByKey): Mentor {
  const { id, places, answers, experiencesOffered, introduced } = mentor;
  const mostImportant = importantKind(answers['mostImportant']);
  const avoids = named(answers['avoid'], studentIds).sort();
  const picks = picksOf(introduced, answers['choices'], studentIds);
  const fewest = fewestOf(answers['fewestStudents'], places);
  const samePersonAs = named(keysOf(mentor), studentIds).sort();
  return {
    id,
    places,
    answers: compared(answers, { sharedExperienceOffered: experiencesOffered }),
    ...(avoids.length === 0 ? {} : { avoids }),
    ...(samePersonAs.length === 0 ? {} : { samePersonAs }),
    ...(mostImportant === undefined ? {} : { mostImportant }),
    ...(picks.length === 0 ? {} : { picks }),
    ...starsOf(introduced, answers['ratings'], studentIds),
    ...(fewest > 1 ? { fewest } : {}),
  };
}

/** A mentor who has fewer places now than their smallest group meets with as many as they have places for. */
const fewestOf = (given: unknown, places: number): number => (typeof given === 'number' ? Math.min(given, places) : 1);

/** Whom somebody picked who is of this round. */
const picksOf = (introduced: Introduced | undefined, given: unknown, ids: IdsByKey): string[] =>
  named(introduced && introduced.picks.length > 0 ? introduced.picks.map(byIdKey) : given, ids);

/** The stars that somebody gave people of this round, by id; what was said first of somebody who is named twice. */
function starsOf(
  introduced: Introduced | undefined,
  given: unknown,
  ids: IdsByKey,
): { ratings?: Readonly<Record<string, number>> } {
  const stars = new Map<string, number>();
  const said = Object.entries(introduced?.ratings ?? {}).map(([id, number]) => `${byIdKey(id)}: ${number}`);
  const before: readonly unknown[] = Array.isArray(given) ? given : [];
  for (const line of [...said, ...before]) {
    const [, key = '', digit] = /^(.+): ([1-5])$/.exec(String(line)) ?? [];
    for (const id of named(key, ids)) if (!stars.has(id)) stars.set(id, Number(digit));
  }
  return stars.size === 0 ? {} : { ratings: Object.fromEntries([...stars].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Answers that say something about the pair as such, or that came without an agreement: none of them is compared. */
const APART = new Set([
  'avoid',
  'choices',
  'ratings',
  'mostImportant',
  'fewestStudents',
  'sharedExperienceWanted',
  'sharedExperienceOffered',
]);

function compared(answers: Answers, agreed: Answers): Answers {
  const given = Object.entries(answers).filter(([field]) => !APART.has(field));
  const shared = Object.entries(agreed).filter(([, words]) => Array.isArray(words) && words.length > 0);
  return Object.fromEntries([...given, ...shared]);
}

const importantKinds: readonly string[] = [
  'help',
  'direction',
  'ways-of-working',
  'shared-experience',
  'recent-path',
  'practical',
  'free-time',
  'interests',
  'picks',
  'ratings',
] satisfies CriterionKind[];
const isImportantKind = (word: unknown): word is CriterionKind =>
  typeof word === 'string' && importantKinds.includes(word);
const importantKind = (word: unknown): CriterionKind | undefined => (isImportantKind(word) ? word : undefined);

function idsByKey(people: readonly (Keys & { readonly id: string })[]): IdsByKey {
  const ids = new Map<string, string[]>();
  for (const person of people)
    for (const key of [byIdKey(person.id), ...keysOf(person)]) ids.set(key, [...(ids.get(key) ?? []), person.id]);
  return ids;
}

const keysOf = ({ email, universityId }: Keys): string[] =>
  [email, universityId].flatMap((key) => (key === null || sameKey(key) === '' ? [] : [sameKey(key)]));

/** What somebody is named by here, and in no file. */
const byIdKey = (id: string) => `\u0000${id.toLowerCase()}`;

const sameKey = (key: string) => key.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** The people of these keys, in the order of the keys, each once. */
function named(keys: unknown, ids: IdsByKey): string[] {
  const list: readonly unknown[] = Array.isArray(keys) ? keys : [keys];
  const found = list.flatMap((key) => (typeof key === 'string' ? (ids.get(sameKey(key)) ?? []) : []));
  return [...new Set(found)];
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
const byStudent = (a: PairOfIds, b: PairOfIds) =>
  a.studentId === b.studentId ? (a.mentorId < b.mentorId ? -1 : 1) : a.studentId < b.studentId ? -1 : 1;
