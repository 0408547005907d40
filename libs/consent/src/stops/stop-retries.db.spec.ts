import { Settings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import { DataSource } from 'typeorm';
import { Choices } from '../choices.service';
import { StopJournal } from '../journal/stop-journal';
import type { Person } from '../person';
import { Stage } from '../spec/stage';
import { Endings } from './endings.service';

let stage: Stage;
let pages: DataSource;
let choices: Choices;
beforeAll(async () => {
  stage = await Stage.set();
  pages = await new DataSource(connectionOptions(stage.fresh.url, 4, 'pages')).initialize();
  choices = new Choices(new Database(pages), new StopJournal(new Settings()));
});
afterAll(async () => {
  await pages.destroy();
  await stage.clear();
});

/** Something long that decides about somebody's very choice, such as an import. @returns how to let go. */
async function held(person: Person): Promise<() => Promise<void>> {
  const holder = stage.source.createQueryRunner();
  await holder.query('begin');
  await holder.query(`select set_config('footing.institution_id', $1, true)`, [stage.institutionId]);
  await holder.query(
    `select consent.record($1, 'student', 'news', '', 'renewed', decode($2, 'hex'), now(), 'import', 'system')`,
    [person.id, (await stage.decision('news')).noticeSha256],
  );
  return async () => {
    await holder.query('rollback');
    await holder.release();
  };
}
const intentsOf = ({ id }: Person) =>
  stage.fresh.query('select kind from consent.stop_intent where subject_id = $1', [id]);
const waiting = () =>
  stage.fresh.query<{ turn: string }>(
    `select pid || ' ' || xact_start as turn from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like '%intend_stop%'`,
  );

test('a stop that cannot begin is tried again, and who waited in vain is told that nothing was changed', async () => {
  const [amina, ben] = [await stage.person(), await stage.person()];
  for (const person of [amina, ben]) await stage.gives(person, 'news');
  const letGo = await held(amina);
  const stopped = choices.stop(stage.self, amina, await stage.decision('news'));
  const turns = new Set<string>();
  while (turns.size < 2) for (const { turn } of await waiting()) turns.add(turn);
  await letGo();
  expect(await stopped).toMatchObject({ kind: 'withdrawn' });

  const letBenGo = await held(ben);
  const inVain = choices.stop(stage.self, ben, await stage.decision('news'));
  await expect(inVain).rejects.toMatchObject({ kind: 'conflict', code: 'consent.not-saved' });
  await letBenGo();
  expect(await intentsOf(ben)).toEqual([]);
  expect(await stage.stops(ben, 'news')).toBe(2);
});

test('a stop that has begun and breaks off on anything holds, says so, and is recorded later', async () => {
  const cai = await stage.person();
  await stage.gives(cai, 'news');
  await stage.fresh.query('alter table consent.stop_task add constraint broken check (false) not valid');
  const stopped = choices.stop(stage.self, cai, await stage.decision('news'));
  await expect(stopped).rejects.toMatchObject({ kind: 'conflict', code: 'consent.stop-holds' });
  await stage.fresh.query('alter table consent.stop_task drop constraint broken');
  expect(await intentsOf(cai)).toEqual([{ kind: 'withdrawn' }]);
  const endings = new Endings(stage.db, new StopJournal(new Settings()));
  expect(await endings.finishBegun(stage.institutionId, 0)).toBe(1);
  expect(await intentsOf(cai)).toEqual([]);
});
