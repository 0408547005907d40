import { named, type PartOfMe } from '@footing/consent';

/** What this part of the library holds about somebody of staff. */
export const practiceParts: readonly PartOfMe[] = [
  {
    ...{ name: 'practice', title: 'Things to do for social mobility that you see to', tables: ['practice_action'] },
    words:
      'What you are named for in the university’s plan for social mobility. Programme leads and planning analysts read it, and senior champions once the year is finished.',
    columns: ['What', 'Due', 'How it stands', 'Done on', 'Written down', 'Taken away'],
    rows: named(`select a.what, a.due_on::text, a.state, a.done_on::text, a.made_at, a.removed_at from practice_action a
      where a.institution_id = :here and a.owner_id = :account order by a.due_on, a.id`),
  },
];
