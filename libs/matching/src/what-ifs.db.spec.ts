import { randomUUID } from 'node:crypto';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';
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

test('other places: one more for everybody, or one mentor’s own, and the draft stays as it is', async () => {
  const draft = await desk.drafts.find(stage.priya, draftId);
  const more = await ask({ people: { more: 1 } });
  expect(more).toMatchObject({ people: { more: 1 }, isNameless: false, before: { matched: 2 }, after: { matched: 3 } });
  expect(more.gaining).toHaveLength(1);
  const lee = await ask({ people: { mentor: { offerId: stage.id('Lee'), places: 0 } } });
  expect(lee).toMatchObject({ after: { matched: 1 } });
  expect(lee.losing).toHaveLength(1);
  const can = await desk.whatIfs.triable(stage.priya, draftId);
  expect(can.mentors.map(({ name, places }) => `${name} ${places}`)).toEqual(['Lee Example 1', 'Priti Example 1']);
  await expect(ask({ people: { mentor: { offerId: randomUUID(), places: 1 } } })).rejects.toMatchObject({
    fields: [{ field: 'mentor' }],
  });
  expect(await desk.drafts.find(stage.priya, draftId)).toEqual(draft);
});

test('another tier: only of a group that enough are in, nobody is named or counted by tier, and only for who looks after all', async () => {
  const here = stage.priya.institutionId;
  const groups = await stage.db.query<{ id: string; name: string }>(
    `insert into priority_group (institution_id, name) values ($1, 'Many'), ($1, 'Few') returning id, name`,
    [here],
  );
  const idOf = (name: string) => groups.find((one) => one.name === name)?.id ?? '';
  await stage.newRound();
  const names = Array.from({ length: 10 }, (_, at) => `Many ${at}`);
  for (const name of names) await stage.student(name, { helpWanted: ['law'] });
  await stage.student('Else', { helpWanted: ['law'] }, 2);
  await stage.mentor('One', 1, { helpOffered: ['law'] });
  await stage.db.query(
    `insert into priority_group_member (institution_id, priority_group_id, student_id, source) select $1::uuid, $2::uuid, id, 'imported' from unnest($3::uuid[]) id
     union all select $1::uuid, $4::uuid, $5::uuid, 'imported'`,
    [here, idOf('Many'), names.map((name) => stage.personId(name)), idOf('Few'), stage.personId('Else')],
  );
  const { id } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(here, id);
  const lead = { ...stage.priya, roles: ['programme-lead' as const] };
  expect((await desk.whatIfs.triable(lead, id)).groups).toMatchObject([{ name: 'Many' }]);
  const tried = (name: string, tier: number) => ({ people: { tiers: [{ groupId: idOf(name), tier }] } });
  const first = await desk.whatIfs.ask(lead, id, tried('Many', 1));
  // Else, who was first, loses the one place to one of the many.
  expect(first).toMatchObject({
    isNameless: true,
    losing: [],
    gaining: [],
    unnamed: 2,
    after: { matched: 1, tiers: [] },
  });
  expect(first?.before.tiers).toEqual([]);
  expect(await desk.whatIfs.ask(lead, id, tried('Many', 3))).toMatchObject({ unnamed: 0, otherMentor: 0 });
  await expect(desk.whatIfs.ask(lead, id, tried('Few', 1))).rejects.toMatchObject({ fields: [{ field: 'tiers' }] });
  await stage.db.query('update portfolio set everything = false where account_id = $1', [stage.priya.accountId]);
  await expect(desk.whatIfs.ask(stage.priya, id, tried('Many', 1))).rejects.toMatchObject({ code: 'what-if.wrong' });
  await stage.db.query('update portfolio set everything = true where account_id = $1', [stage.priya.accountId]);
});
