import type { EntityManager } from 'typeorm';
import type { ImportColumn } from '../data/import.entity';
import type { StagedReading } from '../data/staged-reading';
import type { RowReading } from '../domain/read-row';
import type { StagedFault } from './staged-fault';

/** A reading with its names resolved, before what is private in it is sealed. */
export type PlainReading = Omit<StagedReading, 'experiences'> & { readonly experiences?: readonly string[] };

/** What the file's names of schools and priority groups stand for. */
export interface NamesKnown {
  /** By light name: the name as the institution writes it. Grows by the schools that are to be created. */
  readonly schools: Map<string, string>;
  readonly createMissingSchools: boolean;
  /** The day of the check, `2026-09-25`: of who is grown up by then no date is kept. */
  readonly today: string;
  /** By light name: id and name. */
  readonly groups: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
}

const SHOWN = 12;
const LONGEST_SCHOOL = 200;

/** Names that differ in case, spacing, or "&" for "and" alone are the same. */
const light = (name: string): string =>
  name.normalize('NFC').toLowerCase().replaceAll('&', ' and ').replace(/\s+/gu, ' ').trim();

/** The institution's schools and priority groups, by name. */
export async function loadNames(
  tx: EntityManager,
  institutionId: string,
  createMissingSchools: boolean,
  at: Date,
): Promise<NamesKnown> {
  const schools = await tx.query<{ name: string }[]>(
    'select name from school where institution_id = $1 order by name',
    [institutionId],
  );
  const groups = await tx.query<{ id: string; name: string }[]>(
    'select id, name from priority_group where institution_id = $1 order by name',
    [institutionId],
  );
  return {
    schools: new Map(schools.map(({ name }) => [light(name), name])),
    createMissingSchools,
    today: at.toISOString().slice(0, 10),
    groups: new Map(groups.map((group) => [light(group.name), group])),
  };
}

/** A reading with its names resolved, or what is wrong with them. */
export function resolveNames(reading: RowReading, mapping: readonly ImportColumn[], known: NamesKnown) {
  const faults: StagedFault[] = [];
  const headerOf = (target: string) => mapping.find((column) => column.target === target)?.header ?? '';
  const say = (target: string, value: string, code: StagedFault['code'], message: string) =>
    void faults.push({ row: reading.row, column: headerOf(target), value: value.slice(0, 100), code, message });
  const school =
    reading.person.school &&
    schoolOf(reading.person.school, known, (code, message) =>
      say('school', reading.person.school ?? '', code, message),
    );
  const names = reading.special.priorityGroups ?? [];
  const groups = names.flatMap((name) => {
    const group = known.groups.get(light(name));
    if (!group)
      say(
        'priorityGroups',
        name,
        'group.unknown',
        unknownName(
          'priority group',
          [...known.groups.values()].map((one) => one.name),
        ),
      );
    return group ? [group.id] : [];
  });
  const staged = stagedReading(reading, school, groups);
  const { dateOfBirth: turns18 } = reading.special;
  const young = turns18 === undefined ? {} : { under18Until: turns18 > known.today ? turns18 : '' };
  return { staged: { ...staged, ...young }, faults };
}

function schoolOf(name: string, known: NamesKnown, say: (code: StagedFault['code'], message: string) => void): string {
  const key = light(name);
  const own = known.schools.get(key);
  if (own !== undefined) return own;
  const written = name.replace(/\s+/gu, ' ').trim();
  if (!known.createMissingSchools) say('school.unknown', unknownName('school', [...known.schools.values()]));
  else if (written.length > LONGEST_SCHOOL)
    say('school.too-long', `Shorten this to ${LONGEST_SCHOOL} characters or fewer`);
  else known.schools.set(key, written);
  return written;
}

function unknownName(what: string, names: readonly string[]): string {
  if (names.length === 0) return `We know no ${what} yet. Add it to your university first`;
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `We do not know this ${what}. Enter one of these: ${names.slice(0, SHOWN).join(', ')}${more}`;
}

function stagedReading(
  { person, answers, special, places }: RowReading,
  school: string | undefined,
  groups: readonly string[],
): PlainReading {
  const { universityId, email, firstName, lastName } = person;
  const wanted = special.sharedExperienceAsked === 'no' ? undefined : special.sharedExperienceWanted;
  const experiences = wanted ?? special.sharedExperienceOffered;
  return {
    ...(universityId === undefined ? {} : { universityId }),
    ...(email === undefined ? {} : { email }),
    firstName,
    lastName,
    ...(school ? { school } : {}),
    ...(places === undefined ? {} : { places }),
    ...(special.priorityTier === undefined ? {} : { sealedTier: special.priorityTier }),
    ...(groups.length === 0 ? {} : { groups: [...new Set(groups)].toSorted() }),
    ...(experiences === undefined || experiences.length === 0 ? {} : { experiences }),
    answers,
  };
}
