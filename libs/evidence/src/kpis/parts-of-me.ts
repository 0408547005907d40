import { named, type PartOfMe } from '@footing/consent';

/** What is held about somebody of staff: KPIs with their name, networks they are in, and what they were told. */
export const kpiParts: readonly PartOfMe[] = [
  {
    ...{ name: 'kpis', title: 'KPIs with your name', tables: ['kpi'] },
    words:
      'What the university set itself to reach that you champion or work on. Everybody who reads KPIs sees your name there.',
    columns: ['KPI', 'Champion', 'Owner', 'Stands as', 'Written down'],
    rows: named(`select k.name, case when k.champion_id = :account then 'you' else '' end, case when k.owner_id = :account then 'you' else '' end,
        k.state, k.made_at from kpi k
      where k.institution_id = :here and (k.champion_id = :account or k.owner_id = :account) order by k.name, k.id`),
  },
  {
    ...{ name: 'networks', title: 'Networks you are in', tables: ['network_member'] },
    words:
      'Groups of people who are sent figures and documents about mentoring, and when you were sent some. Who opens a link is not kept.',
    columns: ['Network', 'Since', 'Left', 'Sent'],
    rows: named(`select n.name, m.joined_at, m.left_at, (select count(*)::int from network_letter l
        where l.institution_id = m.institution_id and l.member_id = m.id)
      from network_member m join network n on n.institution_id = m.institution_id and n.id = m.network_id
      where m.institution_id = :here and m.account_id = :account order by m.joined_at, m.id`),
  },
  {
    ...{ name: 'actions-told', title: 'What you were told is yours to do', tables: ['practice_action_told'] },
    words: 'When you were told by mail that something in the plan for social mobility is yours, or is due.',
    columns: ['About', 'Due', 'Told'],
    rows: named(`select t.about, t.due_on::text, t.told_at from practice_action_told t
      where t.institution_id = :here and t.owner_id = :account order by t.told_at, t.action_id, t.about`),
  },
];
