import { type FreshDatabase, freshDatabase } from '@footing/testing';
import { Client } from 'pg';
import { TOLD_BEFORE } from './0067-calls-in-step';

let db: FreshDatabase;
beforeAll(async () => (db = await freshDatabase()));
afterAll(() => db.drop());

test('an owner whom the walls bind takes those of before as told all the same', async () => {
  const owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query(`
      create role plain_owner nologin;
      grant create on schema public to plain_owner;
      alter table introduction_call_off owner to plain_owner;
      alter table introduction_call_off drop constraint introduction_call_off_of_round;
      set local session_replication_role = 'replica';
      insert into introduction_call_off (institution_id, application_id, offer_id, round_id, side, reason, called_off_at)
        select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'student', '', now();
      set local session_replication_role = 'origin';
      set local role plain_owner;`);
    const seen = await owner.query('update introduction_call_off set told_at = called_off_at');
    await owner.query(TOLD_BEFORE);
    await owner.query('reset role');
    const { rows } = await owner.query('select from introduction_call_off where told_at is null');
    expect([seen.rowCount, rows]).toEqual([0, []]);
  } finally {
    await owner.query('rollback');
    await owner.end();
  }
});
