import { named, type PartOfMe } from '@footing/consent';

/** What schools' plans hold about somebody of staff. */
export const schoolPlanParts: readonly PartOfMe[] = [
  {
    ...{ name: 'school-leads', title: 'Schools that you lead', tables: ['school_lead'] },
    words: 'Which schools you lead or led here. Programme leads, analysts and administrators read it.',
    columns: ['School', 'From', 'Until'],
    rows: named(`select s.name, l.begun_at, l.ended_at from school_lead l
        join school s on s.institution_id = l.institution_id and s.id = l.school_id
      where l.institution_id = :here and l.account_id = :account order by l.begun_at, l.id`),
  },
  {
    ...{ name: 'school-actions', title: 'Things to do for a school that you see to', tables: ['school_action'] },
    words:
      'What you are named for in the plan of a school. Those who lead the school read it, and programme leads, analysts and administrators.',
    columns: ['School', 'Year', 'What', 'Due', 'How it stands', 'Done on'],
    rows: named(`select s.name, a.year::int, a.what, a.due_on::text, a.state, a.done_on::text from school_action a
        join school s on s.institution_id = a.institution_id and s.id = a.school_id
      where a.institution_id = :here and a.owner_id = :account order by a.due_on, a.id`),
  },
  {
    ...{
      name: 'school-actions-told',
      title: 'What you were told is yours to do for a school',
      tables: ['school_action_told'],
    },
    words: 'When you were told by mail that something in the plan of a school is yours, or is due.',
    columns: ['About', 'Due', 'Told'],
    rows: named(`select t.about, t.due_on::text, t.told_at from school_action_told t
      where t.institution_id = :here and t.owner_id = :account order by t.told_at, t.action_id, t.about`),
  },
];
