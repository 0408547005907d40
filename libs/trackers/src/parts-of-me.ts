import { type Cell, type PartOfMe } from '@footing/consent';

/** What this library holds about a person. */
export const trackerParts: readonly PartOfMe[] = [
  {
    ...{ name: 'tracker-told', title: 'When you were told about tracking services', tables: ['tracker_told'] },
    words:
      'Which text about tracking services you were shown, and when. Whether you were in a file stands with the uses of your data.',
    columns: ['Text', 'Shown'],
    rows: async ({ tx, institutionId, person: { studentId } }) => {
      if (studentId === null) return [];
      const found = await tx.query<{ version: number; toldAt: Date }[]>(
        'select version, told_at as "toldAt" from tracker_told where institution_id = $1 and student_id = $2 order by version',
        [institutionId, studentId],
      );
      return found.map(({ version, toldAt }): Cell[] => [`Version ${version}`, toldAt]);
    },
  },
];
