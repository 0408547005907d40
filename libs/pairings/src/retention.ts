import type { RetentionRule } from '@footing/consent';

const notes = `from pairing_note n join pairing p on p.institution_id = n.institution_id and p.id = n.pairing_id
  join round r on r.institution_id = p.institution_id and r.id = p.round_id
  where n.institution_id = $1 and r.meetings_end < $2::date`;
const said = notes.replace('pairing_note', 'pairing_said');

/** For how long it is kept what people said about their pairings. That there was one, and its steps, stays with the round. */
export const pairingsRetention: readonly RetentionRule[] = [
  {
    code: 'pairing-notes',
    what: 'What people wrote when they said no to a pairing, or ended it',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 12,
    due: `select count(*)::int as count ${notes}`,
    act: `with due as (select n.pairing_id, n.number ${notes}),
        gone as (delete from pairing_note n using due where n.institution_id = $1 and n.pairing_id = due.pairing_id
          and n.number = due.number returning 1)
      select count(*)::int as count from gone`,
  },
  {
    code: 'pairing-said',
    what: 'What people said of how mentoring is going (met, no answer yet, not now)',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 24,
    due: `select count(*)::int as count ${said}`,
    act: `with due as (select n.id ${said}),
        gone as (delete from pairing_said n using due where n.institution_id = $1 and n.id = due.id returning 1)
      select count(*)::int as count from gone`,
  },
];
