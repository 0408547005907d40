import type { Estimate, Shown } from '@footing/statistics';
import type { KeptRelease } from '../data/releases.query';
import { publishedTables } from '../packs/from-release';

/** What a signed table says of one school. */
export interface ReleasedTable {
  readonly release: number;
  readonly title: string;
  readonly kind: 'count' | 'rate' | 'mean';
  /** The school as a whole first, then groups within it as the table has them. */
  readonly rows: readonly {
    /** Empty: everybody of the school. */
    readonly group: string;
    readonly n: Shown;
    readonly estimate: Estimate | null;
  }[];
}

type Signed = Pick<KeptRelease, 'number' | 'tables' | 'asks'>;

/**
 * What signed releases say of one school: the rows of it, as they went out, and nothing that is worked out anew. Whoever reads the
 * releases can read as much. Cost: linear in the tables.
 * @param releases signed, the newest first. @returns tables in that order; empty: none parts students by school.
 */
export const releasedRows = (releases: readonly Signed[], schoolId: string): ReleasedTable[] =>
  releases.flatMap((release) =>
    publishedTables(release).flatMap(({ title, found }): ReleasedTable[] => {
      const own = found.cells.filter(({ at }) => at['school'] === schoolId);
      if (own.length === 0) return [];
      const others = found.by.filter(({ key }) => key !== 'school');
      const rows = own.map(({ at, n, rate, mean }) => {
        const names = others.flatMap(({ key, codes }) => codes.find(({ code }) => code === at[key])?.name ?? []);
        return { group: names.join(', '), n, estimate: rate ?? mean ?? null };
      });
      const { kind } = found.measure;
      return [
        {
          release: release.number,
          title,
          kind,
          rows: rows.sort((a, b) => Number(a.group !== '') - Number(b.group !== '')),
        },
      ];
    }),
  );
