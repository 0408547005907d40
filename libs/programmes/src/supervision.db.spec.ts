import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { programmesEntities } from './data/entities';
import { Supervision } from './supervision.service';

let fresh: FreshDatabase;
let source: DataSource;
let administrator: Actor;
const students: string[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(fresh.url, 2), entities: [...programmesEntities] }).initialize();
  const [made] = await fresh.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id`,
  );
  administrator = { institutionId: made?.id ?? '', accountId: null, roles: ['administrator'] };
  for (const until of [null, 'yesterday', 'tomorrow']) {
    const [student] = await fresh.query<{ id: string }>(
      `insert into student (institution_id, university_id, first_name, last_name, under_18_until)
       values ($1, gen_random_uuid()::text, 'A', 'B', $2::date) returning id`,
      [made?.id, until],
    );
    students.push(student?.id ?? '');
  }
});
afterAll(async () => {
  await source.destroy();
  await fresh.drop();
});

const whoMayBeContacted = () =>
  new Database(source).transaction(administrator, async (tx) => {
    const found: boolean[] = [];
    for (const id of students) {
      const [row] = await tx.query<{ may: boolean }[]>('select consent.may_contact($1) as may', [id]);
      found.push(row?.may ?? false);
    }
    return found;
  });

test('who is under 18 is contacted one to one only where somebody supervises it', async () => {
  const supervision = new Supervision(new Database(source));
  expect(await whoMayBeContacted()).toEqual([true, true, false]);
  await supervision.change(administrator, true);
  expect(await whoMayBeContacted()).toEqual([true, true, true]);
  await supervision.change(administrator, false);
  expect(await whoMayBeContacted()).toEqual([true, true, false]);
  const lines = await fresh.query<{ event: string }>('select event from audit_event order by id');
  expect(lines.map(({ event }) => event)).toEqual(['supervision.switched-on', 'supervision.switched-off']);
});

test('nobody but an administrator switches it', async () => {
  const lead: Actor = { ...administrator, roles: ['programme-lead'] };
  await expect(new Supervision(new Database(source)).change(lead, true)).rejects.toMatchObject({ kind: 'forbidden' });
});
