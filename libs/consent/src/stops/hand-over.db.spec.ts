import { Settings } from '@footing/config';
import { connectionOptions, Database, handOver } from '@footing/database';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Choices } from '../choices.service';
import { StopJournal } from '../journal/stop-journal';
import { Stage } from '../spec/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set(30);
});
afterAll(() => stage.clear());

const leaving = (subjectId: string, epoch: number, run = 'mail 1') =>
  ({ purpose: 'news', people: [{ subjectId, item: '', epoch }], place: 'mail', run }) as const;
/** Something that is under way until it is let go. */
function held() {
  let begun = () => {};
  let end = () => {};
  const isBegun = new Promise<void>((resolve) => (begun = resolve));
  const isOver = new Promise<void>((resolve) => (end = resolve));
  const give = async () => {
    begun();
    await isOver;
    return 'given';
  };
  return { give, end, isBegun };
}
const handOffs = () => stage.fresh.query('select 1 from consent.hand_off');
const cutAllOff = () =>
  stage.fresh.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );

test('what was handed over is in the ledger, and nobody waits for it any more', async () => {
  const amina = await stage.person();
  const epoch = await stage.gives(amina, 'news');
  const handed = await handOver(stage.db, stage.self, leaving(amina.id, epoch), () => Promise.resolve('given'));
  expect(handed).toEqual({ isPermitted: true, given: 'given' });
  expect(await stage.fresh.query('select run from consent.use_ledger where subject_id = $1', [amina.id])).toEqual([
    { run: 'mail 1' },
  ]);
  expect(await handOffs()).toEqual([]);
});

test('what is not permitted, or is being stopped, is not begun', async () => {
  const ben = await stage.person();
  const epoch = await stage.gives(ben, 'news');
  const give = jest.fn(() => Promise.resolve());
  expect(await handOver(stage.db, stage.self, leaving(ben.id, epoch + 1), give)).toEqual({ isPermitted: false });
  await stage.beginsToStop(ben, 'news');
  expect(await handOver(stage.db, stage.self, leaving(ben.id, epoch), give)).toEqual({ isPermitted: false });
  expect(give).not.toHaveBeenCalled();
  expect(await handOffs()).toEqual([]);
});

test('a stop is told once the hand-over has ended, and not before', async () => {
  const cai = await stage.person();
  const epoch = await stage.gives(cai, 'news');
  const mail = held();
  const handed = handOver(stage.db, stage.self, leaving(cai.id, epoch), mail.give);
  await mail.isBegun;
  const order: string[] = [];
  const stopped = stage.stops(cai, 'news').then(() => order.push('told'));
  await pause(200);
  order.push('left');
  mail.end();
  await Promise.all([handed, stopped]);
  expect(order).toEqual(['left', 'told']);
});

test('it waits for it even where the database has lost sight of who hands it over', async () => {
  const dafydd = await stage.person();
  const epoch = await stage.gives(dafydd, 'news');
  const mail = held();
  const handed = handOver(stage.db, stage.self, leaving(dafydd.id, epoch), mail.give);
  await mail.isBegun;
  await cutAllOff();
  const decision = await stage.decision('news').catch(() => stage.decision('news'));
  const order: string[] = [];
  const stopped = stage.choices.stop(stage.self, dafydd, decision).then(() => order.push('told'));
  await pause(300);
  order.push('left');
  mail.end();
  expect(await handed).toEqual({ isPermitted: true, given: 'given' });
  await stopped;
  expect(order).toEqual(['left', 'told']);
});

test('who stops it while something else holds their decisions up is told that it stands still, and it is recorded later', async () => {
  const huw = await stage.person();
  const epoch = await stage.gives(huw, 'news');
  const decision = await stage.decision('news');
  const holder = stage.source.createQueryRunner();
  await holder.query('begin');
  await holder.query(`select set_config('footing.institution_id', $1, true)`, [stage.institutionId]);
  await holder.query(
    `select consent.record($1, 'student', 'evidence', '', 'refused', decode($2, 'hex'), clock_timestamp(), 'import', 'system')`,
    [huw.id, (await stage.decision('evidence')).noticeSha256],
  );
  const pages = await new DataSource(connectionOptions(stage.fresh.url, 2, 'pages')).initialize();
  const choices = new Choices(new Database(pages), new StopJournal(new Settings()));
  const yes = choices.give(stage.self, huw, await stage.decision('follow-up'));
  await expect(yes).rejects.toMatchObject({ kind: 'conflict', code: 'consent.handed-over' });
  await expect(choices.stop(stage.self, huw, decision)).rejects.toMatchObject({ code: 'consent.stop-holds' });
  const give = jest.fn(() => Promise.resolve());
  expect(await handOver(stage.db, stage.self, leaving(huw.id, epoch), give)).toEqual({ isPermitted: false });
  await holder.query('rollback');
  await holder.release();
  await pages.destroy();
  expect(await stage.stops(huw, 'news')).toBe(epoch + 1);
});

test('what breaks off is over: nobody waits for it, and its error is heard', async () => {
  const elin = await stage.person();
  const epoch = await stage.gives(elin, 'news');
  const broken = handOver(stage.db, stage.self, leaving(elin.id, epoch), () => Promise.reject(new Error('no server')));
  await expect(broken).rejects.toThrow('no server');
  expect(await handOffs()).toEqual([]);
});

test('a hand-over that lasts longer than the database was told is not begun', async () => {
  const fred = await stage.person();
  const epoch = await stage.gives(fred, 'news');
  const id = await stage.db.transaction(stage.self, async (tx) => {
    const [made] = await tx.query<{ id: string }[]>(
      `select consent.hand_off_begin('news', array[$1::uuid], array[''], array[$2::int], 'mail', 'mail 1', 1) as id`,
      [fred.id, epoch],
    );
    return made?.id;
  });
  await stage.fresh.query(`update consent.hand_off set until = now() - interval '1 ms' where id = $1`, [id]);
  await expect(
    stage.db.transaction(stage.self, (tx) => tx.query('select consent.hand_off_hold($1)', [id])),
  ).rejects.toThrow('consent changed');
  expect(await stage.stops(fred, 'news')).toBe(epoch + 1);
});

test('twenty who hand over again and again, each overlapping the next, starve no stop', async () => {
  const gwen = await stage.person();
  const epoch = await stage.gives(gwen, 'news');
  let refused = 0;
  const again = async (number: number): Promise<void> => {
    await pause(number * 15);
    for (;;) {
      const handed = await handOver(stage.db, stage.self, leaving(gwen.id, epoch, `mail ${number}`), () => pause(300));
      if (!handed.isPermitted) break;
    }
    refused += 1;
  };
  const all = Promise.all(Array.from({ length: 20 }, (_, number) => again(number)));
  await pause(400);
  expect(await stage.stops(gwen, 'news')).toBe(epoch + 1);
  await all;
  expect(refused).toBe(20);
  expect(await stage.fresh.query('select 1 from consent.violation')).toEqual([]);
});
