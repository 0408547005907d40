import { named, type PartOfMe } from '@footing/consent';

/** What this library holds about a student, a mentor or a member of staff. */
export const trainingParts: readonly PartOfMe[] = [
  {
    ...{ name: 'training', title: 'Training that you did', tables: ['training_result'] },
    words:
      'Which parts you passed, and until when that holds. Programme leads can read it. What you answered on the way is not kept.',
    columns: ['Part', 'Version', 'Passed', 'Holds until', 'You were reminded'],
    rows: named(`select r.code, r.version::int, r.passed_at, r.until, r.reminded_at from training_result r
      where r.institution_id = :here and (r.student_id = :student or r.mentor_id = :mentor or r.account_id = :account)
      order by r.passed_at`),
  },
  {
    ...{ name: 'checks', title: 'Checks of you as a mentor', tables: ['mentor_check'] },
    words:
      'Whether you passed a check that the university asks of mentors, and when. Programme leads can read it. The paper itself is never kept.',
    columns: ['Check', 'Passed', 'On', 'Counts until', 'Written down'],
    rows: named(`select k.name, c.passed, c.checked_on::text, c.until::text, c.set_at from mentor_check c
      join mentor_check_kind k on k.institution_id = c.institution_id and k.id = c.kind_id
      where c.institution_id = :here and c.mentor_id = :mentor order by c.set_at`),
  },
];
