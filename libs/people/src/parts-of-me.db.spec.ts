import { connectionOptions, Database } from '@footing/database';
import { freshDatabase, type FreshDatabase, testSecrets } from '@footing/testing';
import { DataSource } from 'typeorm';
import { peopleParts } from './parts-of-me';

let db: FreshDatabase;
let source: DataSource;
beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource(connectionOptions(db.url, 2)).initialize();
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

test('a copy of everything has the groups that somebody said themselves, also once their yes is over', async () => {
  const [made] = await db.query<{ here: string; student: string }>(
    `with i as (insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@w.example') returning id),
       s as (insert into student (institution_id, email, first_name, last_name) select id, lower(n) || '@w.example', n, 'Q' from i, unnest(array['A', 'B']) n
         returning institution_id, id, first_name),
       g as (insert into priority_group (institution_id, name) select id, n from i, unnest(array['Carers', 'Estranged']) n returning institution_id, id, name),
       m as (insert into priority_group_member (institution_id, student_id, priority_group_id, source)
         select g.institution_id, s.id, g.id, case g.name when 'Carers' then 'declared' else 'import' end from s join g using (institution_id))
     select (select id from i) as here, (select id from s where first_name = 'A') as student`,
  );
  const here = made?.here ?? '';
  const [database, secrets] = [new Database(source), testSecrets()];
  const groups = peopleParts.find(({ name }) => name === 'groups');
  const copied = (studentId: string | null) =>
    database.transaction(
      { institutionId: here },
      (tx) => {
        const person = { accountId: here, name: 'A', email: 'a@w.example', studentId, mentorId: null };
        return groups?.rows({ tx, institutionId: here, person, secrets }) ?? Promise.resolve([]);
      },
      'own',
    );
  expect(await copied(made?.student ?? '')).toEqual([
    ['Carers', 'declared'],
    ['Estranged', 'import'],
  ]);
  expect(await copied(null)).toEqual([]);
});
