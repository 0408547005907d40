import type { Ledger } from './ledger';

/** What is wrong with meetings, short calls and what people were told of them, each in a sentence with ids; empty where nothing is. */
export async function faultsOfMeetings(ledger: Ledger, now: Date): Promise<string[]> {
  const found = async (what: string, sql: string, values?: unknown[]) =>
    (await ledger.rows<{ id: string }>(sql, values)).map(({ id }) => `${what}: ${id}`);
  return [
    ...(await found('somebody was in two meetings at once', AT_ONCE)),
    ...(await found('a meeting to come of two whose mentoring is not under way', WITHOUT_A_PAIR, [now])),
    ...(await found('a meeting came without anybody having been told of it', UNTOLD)),
    ...(await found(
      'a reflection of a meeting that was called off',
      `select r.meeting_id as id from reflection_given r join meeting m on m.id = r.meeting_id where m.status = 'cancelled'`,
    )),
    ...(await found('a pair was reminded twice within ten days', NUDGED_TWICE)),
    ...(await found('a mentor had more short calls than there was time for', TOO_MANY_CALLS)),
    ...(await found(
      'a short call was rated that was not held',
      `select c.id from introduction_rating x join introduction_call c on c.id = x.call_id where c.held_at is null`,
    )),
  ];
}

const AT_ONCE = `
  select p.meeting_id as id from meeting_person p join meeting m on m.id = p.meeting_id
    join meeting_person q on q.person_id = p.person_id and q.meeting_id > p.meeting_id join meeting n on n.id = q.meeting_id
  where m.status in ('confirmed', 'completed') and n.status in ('confirmed', 'completed')
    and m.starts_at < n.ends_at and n.starts_at < m.ends_at`;

const WITHOUT_A_PAIR = `
  select m.id from meeting m join pairing p on p.id = m.pairing_id
  where p.state <> 'active' and (m.status in ('proposed', 'held') or m.status = 'confirmed' and m.starts_at > $1)
  union all
  select m.id from meeting m join meeting_person w on w.meeting_id = m.id and w.person_kind = 'student'
  where m.kind = 'group' and (m.status in ('proposed', 'held') or m.status = 'confirmed' and m.starts_at > $1)
    and not exists (select from pairing p join application a on a.id = p.application_id
      where p.offer_id = m.offer_id and a.student_id = w.person_id and p.state = 'active')`;

const UNTOLD = `
  select m.id from meeting m join meeting_person p on p.meeting_id = m.id
  where m.kind <> 'intro' and m.status in ('completed', 'missed')
    and not exists (select from meeting_told t where t.meeting_id = m.id and t.person_id = p.person_id)`;

const NUDGED_TWICE = `
  select n.pairing_id as id from nudge n join nudge o on o.pairing_id = n.pairing_id and o.day > n.day and o.day < n.day + 10`;

const TOO_MANY_CALLS = `
  select h.offer_id as id from introduction_hours h
  where (select count(*) from introduction_call c where c.institution_id = h.institution_id and c.offer_id = h.offer_id) > h.calls`;
