import { createHash } from 'node:crypto';
import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { programmesEntities } from './data/entities';
import { RoundChoices } from './round-choices.service';

let db: FreshDatabase;
let source: DataSource;
beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(db.url), entities: programmesEntities }).initialize();
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

/** One student, one mentor, and a consultant's yes to them; nothing is published yet. */
async function aReviewedRound() {
  const [row] = await db.query<Record<'i' | 'r' | 'd' | 's' | 'm' | 'k', string>>(
    `with i as (insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'c@w.example') returning id),
       k as (insert into account (institution_id, name, email) select id, 'Priya', 'priya@w.example' from i returning id),
       p as (insert into programme (institution_id, name, kind) select id, 'Career', 'career' from i returning *),
       r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
         select institution_id, id, 'A', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from p returning *),
       st as (insert into student (institution_id, university_id, first_name, last_name) select id, '1', 'A', 'B' from i returning *),
       mt as (insert into mentor (institution_id, university_id, first_name, last_name) select id, '2', 'C', 'D' from i returning *),
       s as (insert into application (institution_id, round_id, student_id) select r.institution_id, r.id, st.id from r, st returning id),
       m as (insert into offer (institution_id, round_id, mentor_id) select r.institution_id, r.id, mt.id from r, mt returning id),
       d as (insert into draft (institution_id, round_id, number, state, seed)
         select institution_id, id, 1, 'running', lottery_seed from r returning id)
     select i.id as i, r.id as r, d.id as d, s.id as s, m.id as m, k.id as k from i, r, d, s, m, k`,
  );
  if (!row) throw new Error('no round');
  return row;
}

test('a seed is shown once a pairing of its round is published, and is what was promised', async () => {
  const { i, r, d, s, m, k } = await aReviewedRound();
  const consultant: Actor = { institutionId: i, accountId: k, roles: ['consultant'] };
  const choices = new RoundChoices(new Database(source));
  const [decision] = await db.query<{ id: string }>(
    `insert into decision (institution_id, draft_id, round_id, application_id, offer_id, kind, before, revision, decided_by)
     values ($1, $2, $3, $4, $5, 'approve', '{}', 1, $6) returning id`,
    [i, d, r, s, m, k],
  );
  expect((await choices.lottery(consultant, r)).seed).toBeNull();
  await db.query(
    `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state,
       decision_id, answer_by) values ($1, $2, $3, $4, $5, 1, 1, 100, 'proposed', $6, '2026-12-18')`,
    [i, r, d, s, m, decision?.id],
  );
  const { seed, commitment } = await choices.lottery(consultant, r);
  expect(
    createHash('sha256')
      .update(seed ?? '')
      .digest('hex'),
  ).toBe(commitment);
});
