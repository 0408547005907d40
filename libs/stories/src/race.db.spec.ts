import { setTimeout as underWay } from 'node:timers/promises';
import { Stage } from './spec/stage';

/** What a race came to. */
interface Raced {
  /** Pages that had the story and left after its owner was told that it had stopped. */
  late: number;
  /** Pages that had it at all. */
  shown: number;
}

const READERS = 6;
const STOPS = 12;
/** A page is so long on its way, in milliseconds. */
const ON_ITS_WAY = 15;

let stage: Stage;
beforeEach(async () => (stage = await Stage.open()), 60_000);
afterEach(() => stage.close());

async function race(): Promise<Raced> {
  const id = await stage.stories.ask(stage.priya, stage.input(), null);
  const raced: Raced = { late: 0, shown: 0 };
  let told = true;
  let isOver = false;
  const reader = async () => {
    while (!isOver)
      await stage.open.show(stage.institutionId, async (stories) => {
        await underWay(ON_ITS_WAY);
        if (stories.length === 0) return;
        raced.shown += 1;
        if (told) raced.late += 1;
      });
  };
  const readers = Array.from({ length: READERS }, reader);
  for (let stop = 0; stop < STOPS; stop += 1) {
    told = false;
    await stage.says('give', id);
    await underWay(2 * ON_ITS_WAY);
    await stage.says('stop', id);
    told = true;
    await underWay(2 * ON_ITS_WAY);
  }
  isOver = true;
  await Promise.all(readers);
  return raced;
}

test('no page with a story leaves after its owner was told that it has stopped', async () => {
  const { late, shown } = await race();
  expect([late, shown > STOPS]).toEqual([0, true]);
});

test('without the fence some do', async () => {
  await stage.db
    .query(`create or replace function consent.hold_shown(p_purpose text, p_subjects uuid[], p_items text[], p_epochs int[], p_place text) returns boolean
    language sql as 'select true'`);
  expect((await race()).late).toBeGreaterThan(0);
});

test('whoever stops waits for the pages under way and for no others, however many come', async () => {
  const id = await stage.stories.ask(stage.priya, stage.input(), null);
  await stage.says('give', id);
  let isOver = false;
  const reader = async () => {
    while (!isOver) await stage.open.show(stage.institutionId, () => underWay(60));
  };
  const readers = Array.from({ length: READERS }, reader);
  await stage.says('stop', id);
  isOver = true;
  await Promise.all(readers);
  expect(await stage.shown()).toEqual([]);
});
