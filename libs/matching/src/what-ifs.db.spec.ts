import { randomUUID } from 'node:crypto';
import { type Desk, Stage } from './spec/stage';
import { WhatIfs, type WhatIfView } from './what-ifs.service';
import { OpenDrafts } from './open-drafts.service';

let stage: Stage;
let desk: Desk;
let draftId: string;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
  await stage.newRound();
  await stage.student('Ben', { helpWanted: ['law'], direction: ['Law'] });
  await stage.student('Tom', { helpWanted: ['art'], direction: ['Design'] });
  await stage.student('Una', { helpWanted: ['law'], direction: ['Media'] });
  await stage.mentor('Lee', 1, { helpOffered: ['law'], sectors: ['Media'] });
  await stage.mentor('Priti', 1, { helpOffered: ['art'], sectors: ['Law'] });
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
});
afterAll(() => stage.close());

async function ask(tried: Parameters<Desk['whatIfs']['ask']>[2], actor = stage.priya): Promise<WhatIfView> {
  const answer = await desk.whatIfs.ask(actor, draftId, tried);
  if (!answer) throw new Error('a small round is answered at once');
  return answer;
}

async function weightsWith(kind: string): Promise<{ criterionId: string; weight: number }[]> {
  const { settings } = await desk.drafts.find(stage.priya, draftId);
  return (settings?.criteria ?? []).map((one) => ({ criterionId: one.id, weight: one.kind === kind ? 100 : 0 }));
}

test('the rules of the draft change nothing', async () => {
  const same = await ask({});
  expect(same).toMatchObject({ otherMentor: 0, better: 0, worse: 0, losing: [], gaining: [] });
  expect(same.after).toEqual(same.before);
  const { summary } = await desk.drafts.find(stage.priya, draftId);
  expect(same.before).toMatchObject({ students: 3, matched: 2, tiers: summary?.tiers });
  expect(same.before.mean).toBeCloseTo(summary?.mean ?? 0, 5);
  expect((await ask(same.tried)).otherMentor).toBe(0);
});

test('other rules say who would lose and gain a place, by name, and change nothing', async () => {
  const draft = await desk.drafts.find(stage.priya, draftId);
  const barred = await ask({ minimumFit: 100, weights: await weightsWith('direction') });
  // With direction alone only Una fits Lee, and only Ben fits Priti, whom Tom has by the help he wants.
  expect(barred.after).toMatchObject({ matched: 2, mean: 1, lowest: 1 });
  const names = (students: typeof barred.losing) => students.map(({ name }) => name);
  expect([names(barred.losing), names(barred.gaining)]).toEqual([['Tom Example'], ['Ben Example']]);
  for (const { applicationId, name } of [...barred.losing, ...barred.gaining]) {
    expect(stage.id(name.replace(' Example', ''))).toBe(applicationId);
  }
  expect(await desk.drafts.find(stage.priya, draftId)).toEqual(draft);
});

test('who does not wait hears that it is still being worked out, and then has the same work’s answer', async () => {
  const drafts = new OpenDrafts(desk.database, desk.engine);
  const held = Promise.withResolvers<undefined>();
  const really = drafts.ask.bind(drafts);
  const asked = jest.spyOn(drafts, 'ask').mockImplementationOnce(async (...question: Parameters<OpenDrafts['ask']>) => {
    await held.promise;
    return await really(...question);
  });
  const whatIfs = new WhatIfs(desk.database, drafts);
  const other = { weights: await weightsWith('direction') };
  expect(await whatIfs.ask(stage.priya, draftId, other, 0)).toBeNull();
  held.resolve(undefined);
  expect(await whatIfs.ask(stage.priya, draftId, other)).toEqual(await ask(other));
  expect(asked).toHaveBeenCalledTimes(1);
  await whatIfs.ask(stage.priya, draftId, { ...other, minimumFit: 5 });
  expect(asked).toHaveBeenCalledTimes(2);
});

test('what cannot be tried is refused at its field', async () => {
  const [first, ...others] = await weightsWith('help');
  const wrong = { kind: 'invalid', code: 'what-if.wrong' };
  await expect(ask({ weights: others })).rejects.toMatchObject({ ...wrong, fields: [{ field: 'weights' }] });
  await expect(
    ask({ weights: [{ criterionId: first?.criterionId ?? '', weight: 99 }, ...others] }),
  ).rejects.toMatchObject({ ...wrong, fields: [{ field: 'weights' }] });
});

test('rules that would bar a pairing the draft keeps are refused, with what to do', async () => {
  const { entries } = await desk.bench.all(stage.priya, draftId, {});
  const paired = entries.find(({ offerId }) => offerId !== null);
  const at = { draftId, applicationId: paired?.applicationId ?? '', seen: 0 };
  await desk.reviews.pin(stage.priya, at);
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'pins' });
  await desk.drafts.run(institutionId, id);
  await expect(
    desk.whatIfs.ask(stage.priya, id, { minimumFit: 100, weights: await weightsWith('interests') }),
  ).rejects.toMatchObject({ code: 'what-if.wrong', fields: [{ field: 'minimumFit' }] });
});

test('a draft without a result, of another institution, or for somebody without permission', async () => {
  const elsewhere = { ...stage.priya, institutionId: randomUUID() };
  await expect(ask({}, elsewhere)).rejects.toMatchObject({ kind: 'not-found', code: 'draft.not-found' });
  await expect(ask({}, { ...stage.priya, roles: ['analyst'] })).rejects.toMatchObject({ code: 'permission.missing' });
  const { id } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await expect(desk.whatIfs.ask(stage.priya, id, {})).rejects.toMatchObject({
    kind: 'conflict',
    code: 'draft.not-ready',
  });
});

test('by school, nothing is told of few', async () => {
  const tables = async () => (await ask({ minimumFit: 100, weights: await weightsWith('direction') })).groups;
  const [school] = await stage.db.query<{ id: string }>(
    `insert into school (institution_id, name) values ($1, 'Music') returning id`,
    [stage.priya.institutionId],
  );
  const ben = stage.personId('Ben');
  await stage.db.query('update student set school_id = $1 where id = $2', [school?.id, ben]);
  const hidden = { students: null, before: null, after: null };
  expect(await tables()).toEqual([
    {
      by: 'school',
      groups: [
        { name: 'Law', ...hidden },
        { name: 'Music', ...hidden },
      ],
    },
  ]);
});
