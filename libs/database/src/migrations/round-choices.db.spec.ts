import { createHash } from 'node:crypto';
import { type FreshDatabase, freshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { connectionOptions } from '../data-source';
import { RoundChoices1764000006000 } from './0006-round-choices';
import { migrations } from './all';

let db: FreshDatabase;
beforeAll(async () => (db = await freshDatabase()));
afterAll(() => db.drop());

test('a round that was there before goes on as it was, with a lottery of its own', async () => {
  const source = await new DataSource({ ...connectionOptions(db.ownerUrl, 2), migrations }).initialize();
  try {
    for (const { name } of [...migrations].reverse()) {
      await source.undoLastMigration({ transaction: 'each' });
      if (name === RoundChoices1764000006000.name) break;
    }
    await db.query(
      `with i as (insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'c@w.example') returning id),
         p as (insert into programme (institution_id, name, kind) select id, 'Career', 'career' from i returning *)
       insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select institution_id, id, unnest(array['A', 'B']), '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from p`,
    );
    await source.runMigrations({ transaction: 'each' });
    const rows = await db.query<{ aim: string; fairness: string; lottery_seed: string; lottery_commitment: string }>(
      'select * from round order by name',
    );
    expect(rows.map(({ aim, fairness }) => [aim, fairness])).toEqual(Array(2).fill(['most-matched', 'none']));
    expect(new Set(rows.map(({ lottery_seed }) => lottery_seed)).size).toBe(2);
    for (const { lottery_seed, lottery_commitment } of rows)
      expect(lottery_commitment).toBe(createHash('sha256').update(lottery_seed).digest('hex'));
  } finally {
    await source.destroy();
  }
});
