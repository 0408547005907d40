import type { RetentionRule } from '@footing/consent';

const due = `from campaign_recipient p join campaign c on c.institution_id = p.institution_id and c.id = p.campaign_id
  join round r on r.institution_id = c.institution_id and r.id = c.round_id
  where p.institution_id = $1 and r.meetings_end < $2::date`;

/** For how long it is kept who was written to. */
export const campaignsRetention: readonly RetentionRule[] = [
  {
    code: 'campaign-recipients',
    what: 'Who was sent invitations and reminders',
    from: 'the round’s meetings end',
    then: 'deleted',
    months: 12,
    due: `select count(*)::int as count ${due}`,
    act: `with due as (select p.campaign_id, p.subject_kind, p.subject_id ${due}),
        gone as (delete from campaign_recipient p using due d where p.institution_id = $1 and p.campaign_id = d.campaign_id
          and p.subject_kind = d.subject_kind and p.subject_id = d.subject_id returning 1)
      select count(*)::int as count from gone`,
  },
];
