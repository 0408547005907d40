import { type FreshDatabase, freshDatabase } from '@footing/testing';
import { Client } from 'pg';
import { END_NOW } from './0069-guards-see';

let db: FreshDatabase;
let owner: Client;
beforeAll(async () => {
  db = await freshDatabase();
  owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await db.drop();
});

/** Ids by what they are of, the same wherever they are asked for. */
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const HERE = id(1);
const [ROUND, OFFER, MENTOR, DAY] = [id(2), id(3), id(4), `date_trunc('day', now()) + interval '10 days'`];

/** Somebody with a pairing in the offer, as it was left: planned meetings stayed planned when contact was put on hold. */
async function student(n: number, isHeld: boolean): Promise<void> {
  await owner.query(`
    insert into application (institution_id, id, round_id, student_id) values ('${HERE}', '${id(100 + n)}', '${ROUND}', '${id(200 + n)}');
    insert into pairing (institution_id, id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state, decision_id, answer_by, paused_until)
      values ('${HERE}', '${id(300 + n)}', '${ROUND}', gen_random_uuid(), '${id(100 + n)}', '${OFFER}', ${n}, 9, 1, '${isHeld ? 'paused' : 'active'}', gen_random_uuid(), now(), ${isHeld ? 'current_date + 30' : 'null'});`);
  if (isHeld)
    await owner.query(
      `insert into contact_hold (institution_id, pairing_id, since) values ('${HERE}', '${id(300 + n)}', now())`,
    );
}

async function meeting(n: number, of: { pairing?: number; group?: readonly number[] }, starts = DAY): Promise<void> {
  const people = of.group ?? [of.pairing ?? 0];
  await owner.query(`
    insert into meeting (institution_id, id, kind, round_id, pairing_id, offer_id, status, minutes, mode, asked_by, changed_by_kind, changed_at,
        starts_at, ends_at, local_start, zone, zone_data, blocked_from, blocked_to)
      select '${HERE}', '${id(400 + n)}', '${of.group ? 'group' : 'pairing'}', '${ROUND}', ${of.group ? 'null' : `'${id(300 + (of.pairing ?? 0))}'`},
        ${of.group ? `'${OFFER}'` : 'null'}, 'confirmed', 60, 'online', '${MENTOR}', 'mentor', now() - interval '20 days',
        s, s + interval '1 hour', '2027-01-01T10:00', 'Europe/London', '2026c', s, s + interval '1 hour' from (select ${starts} as s) x;
    insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
      select institution_id, id, k, p, status, blocked_from, blocked_to from meeting,
        unnest(array['mentor', ${people.map(() => `'student'`).join(', ')}], array['${MENTOR}', ${people.map((one) => `'${id(200 + one)}'`).join(', ')}]::uuid[]) w (k, p)
      where id = '${id(400 + n)}';`);
}

test('what stayed planned after contact was put on hold ends when the guards begin to see', async () => {
  await owner.query(`set session_replication_role = 'replica'`);
  await owner.query(`insert into institution (id, slug, name, nation, contact_email)
    values ('${HERE}', 'wharfedale', 'Wharfedale', 'england', 'a@b.example');
    insert into offer (institution_id, id, round_id, mentor_id, places) values ('${HERE}', '${OFFER}', '${ROUND}', '${MENTOR}', 9)`);
  for (const n of [1, 2, 3, 4]) await student(n, n > 2);
  await meeting(1, { pairing: 1 });
  await meeting(2, { pairing: 3 }, `${DAY} + interval '6 hours'`);
  await meeting(3, { pairing: 4 }, `date_trunc('day', now()) - interval '3 days'`);
  await meeting(4, { group: [1, 2, 3] }, `${DAY} + interval '2 hours'`);
  await meeting(5, { group: [3, 4] }, `${DAY} + interval '4 hours'`);
  await owner.query(`set session_replication_role = 'origin'`);
  await owner.query(END_NOW);
  const { rows } = await owner.query<{ n: string; status: string; people: string }>(
    `select right(m.id::text, 1) as n, m.status, (select count(*) from meeting_person w where w.meeting_id = m.id) as people from meeting m order by 1`,
  );
  expect(rows.map(({ n, status, people }) => `${n} ${status} ${people}`)).toEqual([
    '1 confirmed 2',
    '2 cancelled 2',
    '3 confirmed 2',
    '4 confirmed 3',
    '5 cancelled 2',
  ]);
  const { rows: left } = await owner.query<{ line: string }>(
    `select right(meeting_id::text, 1) || ' left by ' || right(person_id::text, 1) || ': ' || reason as line from meeting_left order by 1`,
  );
  expect(left.map(({ line }) => line)).toEqual(['4 left by 3: break', '5 left by 3: break']);
  const { rows: walls } = await owner.query<{ forced: boolean }>(
    `select relforcerowsecurity as forced from pg_class where relname = 'institution'`,
  );
  expect(walls).toEqual([{ forced: true }]);
});
