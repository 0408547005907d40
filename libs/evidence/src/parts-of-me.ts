import { type Cell, type PartOfMe, type Reading } from '@footing/consent';
import { underPurpose } from '@footing/database';
import { snapshotsWith } from './data/snapshots.query';
import { registryColumnOf } from './domain/registry-columns';
import { kpiParts } from './kpis/parts-of-me';
import { practiceParts } from './practice/parts-of-me';
import { schoolPlanParts } from './school-plans/parts-of-me';
import { studyNames } from './snapshots/study-keys';

/** What this library holds about a person. */
export const evidenceParts: readonly PartOfMe[] = [
  {
    ...{ name: 'evidence', title: 'Counts that you are part of', tables: ['evidence.person'] },
    words:
      'Which snapshots you are in. A snapshot is what counts are worked out from: it holds how your mentoring went and what your answers came to, and not your name. Planning analysts read it, and publish figures about groups alone.',
    columns: ['Number', 'Snapshot', 'Taken', 'Rounds of yours'],
    rows: async ({ tx, institutionId, person, secrets }) => {
      const ids = [person.studentId, person.mentorId].flatMap((id) => (id === null ? [] : [id]));
      const names = await studyNames(secrets, tx, { institutionId }, ids);
      const pids = names.map(({ pid }) => pid);
      const found = await underPurpose(tx, 'own', () => snapshotsWith(tx, institutionId, pids));
      return found.map(({ number, name, takenAt, rounds }): Cell[] => [number, name, takenAt, rounds]);
    },
  },
  {
    ...{ name: 'joined-records', title: 'University records that were joined', tables: ['registry_value'] },
    words:
      'What the university’s own records say of you, joined while you agree to that, to be counted without your name.',
    columns: ['What', 'Says'],
    rows: joinedRecords,
  },
  ...practiceParts,
  ...kpiParts,
  ...schoolPlanParts,
];

async function joinedRecords({ tx, institutionId, person: { studentId } }: Reading): Promise<Cell[][]> {
  if (studentId === null) return [];
  const rows = await underPurpose(
    tx,
    'own',
    () =>
      tx.query<{ key: string; code: string }[]>(
        'select key, code from registry_value where institution_id = $1 and student_id = $2 order by key',
        [institutionId, studentId],
      ),
    studentId,
  );
  return rows.map(({ key, code }) => {
    const column = registryColumnOf(key);
    return [column?.name ?? key, column?.codes.find((one) => one.code === code)?.name ?? code];
  });
}
