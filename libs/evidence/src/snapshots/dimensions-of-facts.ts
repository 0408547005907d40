import { ARM, type DimensionView, doseDimension } from '../domain/dimension';
import { registryColumns } from '../domain/registry-columns';
import { academicYear } from '../domain/week';
import type { Facts } from './facts';

/** What is put where the register says nothing of somebody. */
export const NOT_KNOWN = 'not-known';
const programmes = { career: 'Career mentoring', reverse: 'Reverse mentoring', group: 'Group mentoring' } as const;

const notKnown = { code: NOT_KNOWN, name: 'Not known' } as const;

const plain = (key: DimensionView['kind'], name: string, codes: DimensionView['codes']): DimensionView => ({
  ...{ key, name, kind: key, codes, isSensitive: false },
});
const unique = (codes: readonly string[]) => [...new Set(codes)];

type Of = Pick<Facts, 'rounds' | 'groups' | 'schools' | 'joined'>;

/** What the rows of a snapshot can be parted by, in a fixed order. */
export function dimensionsOf({ rounds, groups, schools, joined }: Of): DimensionView[] {
  const years = unique(rounds.map(({ opens }) => academicYear(opens))).sort();
  const kinds = unique(rounds.map(({ programme }) => programme)).sort();
  const keys = new Set(joined.map(({ key }) => key));
  return [
    plain(
      'round',
      'Round',
      rounds.map(({ number, name }) => ({ code: String(number), name })),
    ),
    plain(
      'cohort',
      'Academic year',
      years.map((code) => ({ code, name: code })),
    ),
    plain(
      'programme',
      'Kind of programme',
      kinds.map((code) => ({ code, name: nameOf(code) })),
    ),
    ARM,
    doseDimension('meetings'),
    doseDimension('minutes'),
    ...schoolsIn(schools),
    ...groups.map(({ id, name }): DimensionView => ({
      ...{ key: `group:${id}`, name, kind: 'group', isSensitive: true },
      codes: [
        { code: 'in', name },
        { code: 'out', name: `Not ${name}` },
      ],
    })),
    ...registryColumns
      .filter(({ key, role }) => role !== 'outcome' && keys.has(key))
      .map(({ key, name, codes, isSensitive }): DimensionView => ({
        ...{ key, name, kind: 'registry', isSensitive },
        codes: [...codes, notKnown],
      })),
  ];
}

/** A university without schools has nothing to part students by. */
const schoolsIn = (schools: Facts['schools']): DimensionView[] =>
  schools.length === 0
    ? []
    : [plain('school', 'School', [...schools.map(({ id, name }) => ({ code: id, name })), notKnown])];

const nameOf = (code: string): string =>
  Object.hasOwn(programmes, code) ? programmes[code as keyof typeof programmes] : code;
