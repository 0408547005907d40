import { Settings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import type { Actor, Purpose } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, testSecrets } from '@footing/testing';
import { mkdtemp, appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { Choices } from '../choices.service';
import { Notices } from '../notices.service';
import type { Person } from '../person';
import { Erasures } from '../rights/erasing/erasures.service';
import { MissedErasures } from '../rights/erasing/missed-erasures.service';
import { MissedStops } from './missed-stops.service';
import { RestoreGuard } from './restore-guard';
import { StopJournal } from './stop-journal';

let fresh: FreshDatabase;
let folder = '';
let institutionId = '';
const people: Person[] = [];
const self = (): Actor => ({ institutionId, accountId: null, roles: ['student'] });

beforeAll(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'footing-journal-'));
  const [university] = await fresh.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id`,
  );
  institutionId = university?.id ?? '';
  for (const number of [1, 2, 3]) {
    const [student] = await fresh.query<{ id: string }>(
      `insert into student (institution_id, university_id, first_name, last_name) values ($1, $2, 'A', 'B') returning id`,
      [institutionId, `s${number}`],
    );
    people.push({ kind: 'student', id: student?.id ?? '' });
  }
});
afterAll(async () => {
  await fresh.drop();
  await rm(folder, { recursive: true });
});

/** What a running service has, at one database. */
async function service(url: string) {
  const source = await new DataSource(connectionOptions(url, 3)).initialize();
  const db = new Database(source);
  const journal = new StopJournal(Object.assign(new Settings(), { CONSENT_JOURNAL_DIR: folder }));
  const missed = new MissedStops(db, journal, new Notices());
  return {
    db,
    choices: new Choices(db, journal),
    missed,
    guard: new RestoreGuard(
      missed,
      new MissedErasures(db, journal, new Erasures(db, testSecrets(), new Notices(), journal)),
    ),
    stop: () => source.destroy(),
  };
}
type Service = Awaited<ReturnType<typeof service>>;

async function shown({ db }: Service, purpose: Purpose) {
  const notice = await db.transaction(self(), (tx) => new Notices().current(tx, self(), purpose));
  return { purpose, item: '', noticeSha256: notice.sha256, shownAt: new Date(), method: 'button on my data' };
}

async function permitted({ db }: Service): Promise<string[]> {
  const rows = await db.transaction(self(), (tx) =>
    tx.query<{ id: string; purpose: string }[]>(
      `select subject_id as id, purpose from consent.state where permitted and purpose <> 'service' order by subject_id, purpose`,
    ),
  );
  return rows.map(({ id, purpose }) => `${people.findIndex((one) => one.id === id)} ${purpose}`);
}

test('a database from a backup does not serve before it knows what was stopped since', async () => {
  const [amina, ben, cai] = people as [Person, Person, Person];
  const before = await service(fresh.url);
  for (const person of people) await before.choices.give(self(), person, await shown(before, 'news'));
  await before.choices.give(self(), amina, await shown(before, 'follow-up'));
  await before.stop();
  const backup = await fresh.copy();

  const live = await service(fresh.url);
  await live.choices.stop(self(), amina, await shown(live, 'news'));
  await live.choices.stop(self(), ben, await shown(live, 'matching.core'));
  await live.choices.stop(self(), cai, await shown(live, 'news'));
  await live.choices.give(self(), cai, await shown(live, 'news'));
  expect(await live.missed.count()).toBe(0);
  const wanted = await permitted(live);
  await live.stop();
  await appendFile(path.join(folder, `${institutionId}.jsonl`), '{"eventId":"cut o');

  const restored = await service(backup.url);
  expect(await permitted(restored)).not.toEqual(wanted);
  await expect(restored.guard.onModuleInit()).rejects.toThrow('does not know of 3 stops');
  expect(await restored.missed.replay(institutionId)).toBe(3);
  await restored.guard.onModuleInit();
  // Cai's second yes was lost with the database; a yes is never made up.
  expect(await permitted(restored)).toEqual(wanted.filter((line) => line !== '2 news'));
  expect(await restored.missed.replay(institutionId)).toBe(0);
  await restored.choices.give(self(), cai, await shown(restored, 'news'));
  await restored.guard.onModuleInit();
  await restored.stop();
  await backup.drop();
});
