import { type StandingCode, Standings } from '@footing/joining';
import type { Ledger } from './ledger';
import type { PersonOfYear } from './person-of-year';
import type { SentMail } from './post-of-year';
import { forEachOf } from './several';
import type { StageOfYear } from './stage-of-year';

/** Words that leave a student without an answer, once the round is over. */
const NO_ANSWER: readonly StandingCode[] = ['new', 'begun', 'sent', 'matching', 'paired'];

/** What is wrong at the end of a year, each in a sentence with ids; empty where nothing is. */
export async function faultsAtEnd(ledger: Ledger, today: string): Promise<string[]> {
  const found = async (what: string, sql: string, values: unknown[] = []) =>
    (await ledger.rows<{ id: string }>(sql, values)).map(({ id }) => `${what}: ${id}`);
  return [
    ...(await found(
      'a pairing waits for nothing, or for a day that has passed',
      `select p.id from pairing p left join deadline d on d.pairing_id = p.id and d.done_at is null
       where p.state in ('proposed', 'accepted', 'active', 'paused') and (d.id is null or d.by < $1::date)`,
      [today],
    )),
    ...(await found(
      'a pairing that is over still waits',
      `select p.id from pairing p join deadline d on d.pairing_id = p.id and d.done_at is null
       where p.state not in ('proposed', 'accepted', 'active', 'paused')`,
    )),
    ...(await found(
      'a state without its step',
      `select p.id from pairing p left join lateral (select to_state from pairing_step s where s.pairing_id = p.id order by number desc limit 1) l on true
       where p.state <> coalesce(l.to_state, 'proposed')`,
    )),
    ...(await found(
      'a step that does not follow on the one before',
      `select pairing_id as id from (select pairing_id, from_state, lag(to_state, 1, 'proposed') over (partition by pairing_id order by number) as before
       from pairing_step) s where s.from_state <> s.before`,
    )),
    ...(await found('a step without its line in the record', STEP_WITHOUT_LINE)),
    ...(await found('more pairings than places', 'select offer_id as id from year.over_places')),
    ...(await found('mail that was not sent', `select id from mail where state <> 'sent'`)),
    ...(await found(
      'a stop that a place has not confirmed',
      'select distinct subject_id as id from consent.stop_task where acked_at is null',
    )),
  ];
}

const STEP_WITHOUT_LINE = `
  select s.pairing_id as id from (select pairing_id, count(*) as steps from pairing_step group by pairing_id) s
  where s.steps <> (select count(*) from audit_event e where e.object_id = s.pairing_id::text and e.event in
    ('pairing.accepted', 'pairing.declined', 'pairing.lapsed', 'pairing.paused', 'pairing.resumed', 'pairing.finished',
     'pairing.ended-early', 'pairing.called-off'))`;

/** The same mail to the same person twice on one day. */
export function sentTwice(sent: readonly SentMail[]): string[] {
  const known = new Set<string>();
  return sent.flatMap(({ day, to, subject, words }) => {
    const key = [day, to, subject, words].join('\n');
    if (known.has(key)) return [`twice on ${day}: ${subject}`];
    known.add(key);
    return [];
  });
}

/** Proposals to somebody after they had stopped being matched. @param stopped the day, by address. */
export async function proposedAfterStop(ledger: Ledger, stopped: ReadonlyMap<string, string>): Promise<string[]> {
  const faults: string[] = [];
  for (const [email, day] of stopped) {
    const found = await ledger.rows<{ id: string }>(
      `select p.id from pairing p join application a on a.id = p.application_id join student s on s.id = a.student_id
       where s.email = $1 and p.proposed_at > ($2::date + 1)`,
      [email, day],
    );
    faults.push(...found.map(({ id }) => `proposed after a stop: ${id}`));
  }
  return faults;
}

/** How many students stand where, and who has no answer. */
export async function standingsOf(
  { app, university: { rounds } }: StageOfYear,
  students: readonly PersonOfYear[],
  mayStillRun: boolean,
): Promise<{ readonly counts: Map<string, number>; readonly faults: string[] }> {
  const [counts, faults] = [new Map<string, number>(), [] as string[]];
  await forEachOf(students, async (student) => {
    const standing = (await app.get(Standings).of(student.actor)).find(
      ({ round }) => round.roundId === rounds[student.kind],
    );
    const code = standing?.code ?? 'nothing';
    counts.set(code, (counts.get(code) ?? 0) + 1);
    const without = NO_ANSWER.filter((one) => !(mayStillRun && one === 'paired')) as readonly string[];
    if (without.includes(code) || code === 'nothing') faults.push(`${student.email} has no answer: ${code}`);
    if (code === 'not-this-time' && standing?.why.length === 0) faults.push(`${student.email} is not told why`);
  });
  return { counts, faults };
}
