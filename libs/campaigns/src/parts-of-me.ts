import { named, type PartOfMe } from '@footing/consent';

/** What this library holds about a person. */
export const campaignsParts: readonly PartOfMe[] = [
  {
    ...{ name: 'letters-to-many', title: 'Mail that went to many people', tables: ['campaign_recipient'] },
    words:
      'Invitations and reminders that were meant for you, and whether each was sent. We cannot see whether you opened them.',
    columns: ['Round', 'Subject', 'State', 'Why not', 'When'],
    rows: named(`select r.name, c.subject, p.state, p.why, p.at from campaign_recipient p
      join campaign c on c.institution_id = p.institution_id and c.id = p.campaign_id
      join round r on r.institution_id = c.institution_id and r.id = c.round_id
      where p.institution_id = :here and p.subject_id in (:student, :mentor) order by p.at`),
  },
];
