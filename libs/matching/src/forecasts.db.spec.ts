import { randomUUID } from 'node:crypto';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let draftId: string;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
  await stage.newRound();
  for (const name of ['Ben', 'Tom', 'Una']) await stage.student(name, { direction: ['Law'] });
  await stage.mentor('Lee', 1, { sectors: ['Law'] });
  await stage.mentor('Priti', 1, { sectors: ['Media'] });
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
});
afterAll(() => stage.close());

test('the forecast counts who wants what, and who one more place could serve', async () => {
  const forecast = await desk.forecasts.gaps(stage.priya, draftId);
  expect(forecast?.leavesChoiceOut).toBe(false);
  const [law] = forecast?.gaps.find(({ by }) => by === 'direction')?.gaps ?? [];
  expect(law).toMatchObject({
    ...{ value: 'Law', mentors: 1, places: 1, wanting: 3, wantingUnmatched: 1 },
    ...{ servingMentors: 1, couldServe: 1 },
  });
  expect(forecast?.gaps.find(({ by }) => by === 'place')?.gaps).toEqual([]);
});

test('beside other things, the same is there at once', async () => {
  await desk.forecasts.gaps(stage.priya, draftId);
  expect((await desk.forecasts.gapsAside(stage.priya, draftId))?.gaps).toHaveLength(3);
});

test('a large round is not worked on aside', async () => {
  const large = `update draft set summary = summary || '{"students": 3000, "mentors": 3000}' where id = $1 returning 1`;
  await stage.db.query(large, [draftId]);
  expect(await desk.forecasts.gapsAside(stage.priya, draftId)).toBeNull();
  expect(await desk.forecasts.gaps(stage.priya, draftId)).not.toBeNull();
});

test('each aim is sketched, with who would both rather', async () => {
  const comparison = await desk.forecasts.aims(stage.priya, draftId);
  expect(comparison?.aims.map(({ aim }) => aim)).toEqual(['most-matched', 'best-fit', 'stable']);
  for (const { matched, students, mean, lowest, rather } of comparison?.aims ?? []) {
    expect([matched, students]).toEqual([2, 3]);
    expect(mean).toBeGreaterThanOrEqual(lowest ?? 1);
    expect(rather.students).toBeLessThanOrEqual(3);
  }
  expect(comparison?.aims.at(-1)?.rather).toEqual({ pairs: 0, students: 0 });
});

test('a draft without a result, of another institution, or for somebody without permission', async () => {
  const elsewhere = { ...stage.priya, institutionId: randomUUID() };
  const { id } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  const { forecasts } = desk;
  // Once worked out for one university, it is still not there for another.
  await forecasts.gaps(stage.priya, draftId);
  for (const ask of ['gaps', 'gapsAside', 'aims'] as const) {
    await expect(forecasts[ask](elsewhere, draftId)).rejects.toMatchObject({ code: 'draft.not-found' });
    await expect(forecasts[ask](stage.priya, id)).rejects.toMatchObject({ code: 'draft.not-ready' });
    await expect(forecasts[ask]({ ...stage.priya, roles: ['analyst'] }, draftId)).rejects.toMatchObject({
      code: 'permission.missing',
    });
  }
});
