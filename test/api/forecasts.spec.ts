import { Drafts } from '@footing/matching';
import { fieldsIn, idIn } from './caller';
import { openTown, type Town } from './university';

let town: Town;
let at: string;
let weights: { criterionId: string; weight: number }[];
beforeAll(async () => {
  town = await openTown();
  for (const name of ['Amina', 'Ben', 'Chloe']) await add('student', name, { direction: ['Law'], helpWanted: ['CVs'] });
  await add('mentor', 'Grace', { sectors: ['Law'], helpOffered: ['CVs'] });
  await add('mentor', 'Omar', { sectors: ['Health'], helpOffered: ['Interviews'] });
  const { lead, roundId, institutionId } = town.wexmere;
  const draftId = idIn(await lead.post(`/rounds/${roundId}/drafts`, {}));
  at = `/drafts/${draftId}`;
  expect((await lead.get(`${at}/aims`)).body).toMatchObject({ type: 'urn:problem:draft.not-ready' });
  await town.app.get(Drafts).run(institutionId, draftId);
  const { body } = await lead.get(`/rounds/${roundId}/criteria`);
  const criteria = body['items'] as { id: string; weight: number }[];
  weights = criteria.map(({ id, weight }) => ({ criterionId: id, weight }));
});
afterAll(() => town.close());

async function add(kind: 'student' | 'mentor', name: string, answers: object): Promise<void> {
  const { institutionId, schoolId, roundId } = town.wexmere;
  const [part, extra] = kind === 'student' ? ['application', 'sealed_tier'] : ['offer', 'places'];
  const [person] = await town.db.query<{ id: string }>(
    `insert into ${kind} (institution_id, first_name, last_name, email, school_id) values ($1, $2, 'Hall', $3, $4) returning id`,
    [institutionId, name, `${name}@${kind}.example`.toLowerCase(), kind === 'student' ? schoolId : null],
  );
  await town.db.query(
    `insert into ${part} (institution_id, round_id, ${kind}_id, answers, ${extra}) values ($1, $2, $3, $4, $5)`,
    [institutionId, roundId, person?.id, JSON.stringify(answers), kind === 'student' ? null : 1],
  );
}

test('which mentors the round lacks, in numbers of people', async () => {
  const { status, body } = await town.wexmere.consultant.get(`${at}/mentor-gaps`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ leavesChoiceOut: false });
  const gaps = body['gaps'] as { by: string; values: object[] }[];
  expect(gaps.map(({ by }) => by)).toEqual(['direction', 'help', 'place']);
  expect(gaps[0]?.values[0]).toMatchObject({
    value: 'Law',
    mentors: 1,
    wanting: 3,
    wantingUnmatched: 1,
    couldServe: 1,
  });
});

test('what each aim would give, and which one the draft was made for', async () => {
  const { status, body } = await town.wexmere.consultant.get(`${at}/aims`);
  expect([status, body['used']]).toEqual([200, 'most-matched']);
  expect(body['aims']).toMatchObject([
    { aim: 'most-matched', students: 3, matched: 2 },
    { aim: 'best-fit' },
    { aim: 'stable', rather: { pairs: 0, students: 0 } },
  ]);
});

test('other rules can be tried, all or some, and change nothing', async () => {
  const { consultant, lead } = town.wexmere;
  const before = (await lead.get(at)).body;
  const same = await consultant.post(`${at}/what-if`, {});
  expect(same).toMatchObject({ status: 200, body: { otherMentor: 0, losing: [], gaining: [], tried: { weights } } });
  const unsaid = await consultant.post(`${at}/what-if`, {
    weights: null,
    minimumFit: null,
    retention: null,
    aim: null,
  });
  expect(unsaid.body).toEqual(same.body);
  const strict = await consultant.post(`${at}/what-if`, { minimumFit: 60, aim: 'best-fit' });
  expect(strict.body).toMatchObject({
    ...{ before: { matched: 2 }, after: { matched: 1 }, tried: { minimumFit: 60, aim: 'best-fit' } },
    losing: [expect.any(String)],
  });
  expect((await lead.get(at)).body).toEqual(before);
});

test('what cannot be tried is named by its field', async () => {
  const tries = (body: object) => town.wexmere.consultant.post(`${at}/what-if`, body);
  const [first, ...others] = weights;
  expect(await tries({ weights: others })).toMatchObject({ status: 422, body: { type: 'urn:problem:what-if.wrong' } });
  expect(fieldsIn(await tries({ weights: [{ ...first, weight: 26 }, ...others] }))).toEqual(['weights']);
  expect(fieldsIn(await tries({ aim: 'peace', minimumFit: 101, mentorsView: 0.5, retention: null })).sort()).toEqual([
    ...['aim', 'mentorsView', 'minimumFit'],
  ]);
});

test('what keeping places would cost, for groups that somebody of the round counts for', async () => {
  expect(await town.wexmere.consultant.get(`${at}/kept-places`)).toMatchObject({ status: 200, body: { groups: [] } });
  const { institutionId, roundId } = town.wexmere;
  await town.db.query(
    `with g as (insert into priority_group (institution_id, name) values ($1, 'Estranged') returning id)
     insert into priority_group_member (institution_id, student_id, priority_group_id, source)
     select $1, a.student_id, g.id, 'test' from g, application a where a.round_id = $2`,
    [institutionId, roundId],
  );
  const { body } = await town.wexmere.consultant.get(`${at}/kept-places`);
  expect(body['groups']).toMatchObject([{ students: 3, prices: [{ places: 2, givenUp: 0 }] }]);
});

test('nobody else may look', async () => {
  for (const path of ['/mentor-gaps', '/aims', '/kept-places']) {
    expect((await town.ashby.lead.get(`${at}${path}`)).status).toBe(404);
    expect((await town.wexmere.analyst.get(`${at}${path}`)).status).toBe(403);
  }
  expect((await town.ashby.lead.post(`${at}/what-if`, {})).status).toBe(404);
  expect((await town.wexmere.analyst.post(`${at}/what-if`, {})).status).toBe(403);
});
