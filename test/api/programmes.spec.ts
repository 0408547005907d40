import { type Answer, fieldsIn, idIn, itemsIn } from './caller';
import { days, openTown, type Town } from './university';

let town: Town;
beforeAll(async () => (town = await openTown()));
afterAll(() => town.close());

describe('programmes', () => {
  const reverse = { name: 'Reverse mentoring', kind: 'reverse', about: 'Students mentor senior staff' };

  test('are added, found at their address, changed and listed', async () => {
    const { lead } = town.wexmere;
    const made = await lead.post('/programmes', reverse);
    expect(made).toMatchObject({ status: 201, body: reverse });
    expect(made.headers.get('location')).toBe(`/api/v1/programmes/${idIn(made)}`);
    const changed = await lead.put(`/programmes/${idIn(made)}`, { ...reverse, about: '' });
    expect(changed).toMatchObject({ status: 200, body: { about: '', name: reverse.name } });
    expect((await lead.get(`/programmes/${idIn(made)}`)).body).toEqual(changed.body);
    const list = await lead.get('/programmes');
    expect(list.body).toMatchObject({ total: 2, page: 1, pages: 1 });
    expect(itemsIn(list).map(({ name }) => name)).toEqual(['Career mentoring', reverse.name]);
  });

  test('a name that is taken is named as the field to change', async () => {
    const again = await town.ashby.lead.post('/programmes', { name: 'Career mentoring', kind: 'career' });
    expect(again).toMatchObject({ status: 422, body: { type: 'urn:problem:programme.name-taken' } });
    expect(fieldsIn(again)).toEqual(['name']);
  });

  test('a page that is too far is the last one, and one that is no page is refused', async () => {
    expect((await town.ashby.lead.get('/programmes?page=99')).body).toMatchObject({ page: 1, pages: 1 });
    expect(fieldsIn(await town.ashby.lead.get('/programmes?page=0'))).toEqual(['page']);
    expect(fieldsIn(await town.ashby.lead.get('/programmes?page=1&page=2'))).toContain('page');
    expect(fieldsIn(await town.ashby.lead.get('/programmes?pgae=1'))).toEqual(['pgae']);
  });
});

describe('a round', () => {
  test('is added to a programme, with the usual rules, and changed', async () => {
    const { lead, programmeId } = town.wexmere;
    const made = await lead.post(`/programmes/${programmeId}/rounds`, { name: '2027 to 2028', ...days });
    expect(made).toMatchObject({ status: 201, body: { programmeId, answerWithinDays: 7, minimumFit: 0, ...days } });
    const found = await lead.get(`/rounds/${idIn(made)}`);
    const weights = (found.body['criteria'] as { weight: number }[]).map(({ weight }) => weight);
    expect(weights).toEqual([25, 20, 15, 15, 10, 10, 5]);
    const changed = await lead.put(`/rounds/${idIn(made)}`, { name: 'Autumn', ...days, answerWithinDays: 10 });
    expect(changed.body).toMatchObject({ name: 'Autumn', answerWithinDays: 10 });
    expect(itemsIn(await lead.get(`/programmes/${programmeId}/rounds`)).map(({ name }) => name)).toContain('Autumn');
    expect(itemsIn(await lead.get('/rounds'))).toHaveLength(2);
  });

  test('with days out of order is refused', async () => {
    const { lead, programmeId } = town.wexmere;
    const wrong = { name: 'Backwards', ...days, matchBy: '2026-09-01' };
    expect(await lead.post(`/programmes/${programmeId}/rounds`, wrong)).toMatchObject({
      status: 422,
      body: { type: 'urn:problem:round.dates-out-of-order' },
    });
  });

  test('has schools, tiers and a minimum fit, each set at its own address', async () => {
    const { lead, roundId, schoolId } = town.wexmere;
    expect((await lead.put(`/rounds/${roundId}/minimum-fit`, { minimumFit: 30 })).body).toMatchObject({
      minimumFit: 0.3,
    });
    expect((await lead.put(`/rounds/${roundId}/schools`, { schoolIds: [schoolId] })).body).toMatchObject({
      schoolIds: [schoolId],
    });
    expect((await lead.put(`/rounds/${roundId}/schools`, { schoolIds: [] })).status).toBe(422);
    const strange = await lead.put(`/rounds/${roundId}/tiers`, { tiers: [{ priorityGroupId: schoolId, tier: 1 }] });
    expect(strange.status).toBe(404);
    expect(itemsIn(await lead.get('/schools'))).toEqual([{ id: schoolId, name: 'Law' }]);
    expect(itemsIn(await lead.get('/priority-groups'))).toEqual([]);
  });
});

describe('what counts first in a round', () => {
  const path = (): string => `/rounds/${town.ashby.roundId}/choices`;
  const usual = { aim: 'most-matched', ignoreTiers: false, fairness: 'none', floors: [], retention: 2, mentorsView: 0 };

  test('is set all at once, read back as it was sent, and put back by leaving everything out', async () => {
    const { lead } = town.ashby;
    expect(await lead.get(path())).toMatchObject({ status: 200, body: usual });
    const given = {
      ...{ aim: 'best-fit', ignoreTiers: true, ignoreTiersReason: 'A pilot', floors: [], retention: 5 },
      ...{ fairness: 'raise-the-lowest', fairnessReason: 'Nobody far behind', mentorsView: 30, lotteryStrength: 10 },
    };
    expect((await lead.put(path(), given)).body).toEqual(given);
    expect((await lead.get(path())).body).toEqual(given);
    expect((await lead.put(path(), {})).body).toMatchObject(usual);
  });

  test('is refused at the very field', async () => {
    const { lead, schoolId } = town.ashby;
    const answer = await lead.put(path(), { ignoreTiers: true, fairness: 'even-coverage', aim: 'stable' });
    expect(answer).toMatchObject({ status: 422, body: { type: 'urn:problem:round.choices' } });
    expect(fieldsIn(answer).sort()).toEqual(['fairness', 'fairnessReason', 'ignoreTiersReason']);
    const wrong = await lead.put(path(), {
      retention: 101,
      aim: 'luck',
      floors: [{ priorityGroupId: 'x', places: 0 }],
    });
    expect(fieldsIn(wrong).sort()).toEqual(['aim', 'floors[0].places', 'floors[0].priorityGroupId', 'retention']);
    const floors = [{ priorityGroupId: schoolId, places: 1 }];
    const strange = await lead.put(path(), { fairness: 'floors', fairnessReason: 'x', floors });
    expect([404, 422]).toContain(strange.status);
    expect((await lead.get(path())).body).toMatchObject(usual);
  });

  test('the lottery is promised and not told', async () => {
    const { lead, roundId } = town.ashby;
    const { body } = await lead.get(`/rounds/${roundId}/lottery`);
    expect(body).toEqual({ commitment: expect.stringMatching(/^[0-9a-f]{64}$/) as string, seed: null });
    expect((await town.wexmere.lead.get(`/rounds/${roundId}/lottery`)).status).toBe(404);
    expect((await town.wexmere.lead.put(path(), {})).status).toBe(404);
  });
});

describe('the weights of a round', () => {
  const path = (): string => `/rounds/${town.ashby.roundId}/criteria`;
  const weightsOf = (answer: Answer): unknown[] => itemsIn(answer).map(({ weight }) => weight);
  const weights = async (change: (weight: number, at: number) => number) => {
    const criteria = itemsIn(await town.ashby.lead.get(path()));
    return { weights: criteria.map(({ id, weight }, at) => ({ criterionId: id, weight: change(Number(weight), at) })) };
  };

  test('are set all at once', async () => {
    const input = await weights((weight, at) => (at === 0 ? weight - 5 : at === 1 ? weight + 5 : weight));
    const saved = await town.ashby.lead.put(`${path()}/weights`, input);
    expect(weightsOf(saved)).toEqual([20, 25, 15, 15, 10, 10, 5]);
    expect(weightsOf(await town.ashby.lead.get(path()))).toEqual([20, 25, 15, 15, 10, 10, 5]);
  });

  test('must sum to 100', async () => {
    const saved = await town.ashby.lead.put(`${path()}/weights`, await weights(() => 10));
    expect(saved).toMatchObject({ status: 422, body: { type: 'urn:problem:criterion.weights' } });
    expect(fieldsIn(saved)).toEqual(['weights']);
  });

  test('must be those of the criteria that there are', async () => {
    const { weights: all } = await weights((weight) => weight);
    const without = { weights: [{ ...all[0], weight: 100 }] };
    expect(await town.ashby.lead.put(`${path()}/weights`, without)).toMatchObject({
      status: 409,
      body: { type: 'urn:problem:criterion.list-changed', errors: [] },
    });
  });

  test('name the very field that is wrong', async () => {
    const wrong = await town.ashby.lead.put(`${path()}/weights`, { weights: [{ criterionId: 'x', weight: 2 ** 40 }] });
    expect(wrong.status).toBe(422);
    expect(fieldsIn(wrong).sort()).toEqual(['weights[0].criterionId', 'weights[0].weight']);
  });

  test('give way to a criterion that is added, and take back the weight of one that is removed', async () => {
    const own = {
      kind: 'equal',
      name: 'Same grade',
      studentField: 'column:grade',
      mentorField: 'column:grade',
      weight: 20,
    };
    const made = await town.ashby.lead.post(path(), own);
    expect(made).toMatchObject({ status: 201, body: own });
    expect((await town.ashby.lead.delete(`${path()}/${idIn(made)}`)).status).toBe(204);
    expect((await town.ashby.lead.delete(`${path()}/${idIn(made)}`)).status).toBe(404);
    const sum = weightsOf(await town.ashby.lead.get(path())).reduce<number>(
      (total, weight) => total + Number(weight),
      0,
    );
    expect(sum).toBe(100);
  });

  test('a barrier is added and removed', async () => {
    const rule = { kind: 'must-be-steps-apart', studentField: 'column:grade', mentorField: 'column:grade', atLeast: 1 };
    const made = await town.ashby.lead.post(`/rounds/${town.ashby.roundId}/barriers`, rule);
    expect(made).toMatchObject({ status: 201, body: { ...rule, order: [], name: 'Must be steps apart' } });
    const found = await town.ashby.lead.get(`/rounds/${town.ashby.roundId}`);
    expect(found.body['barriers']).toContainEqual(made.body);
    expect((await town.ashby.lead.delete(`/rounds/${town.ashby.roundId}/barriers/${idIn(made)}`)).status).toBe(204);
    const wrong = await town.ashby.lead.post(`/rounds/${town.ashby.roundId}/barriers`, { ...rule, atLeast: 99 });
    expect(fieldsIn(wrong)).toEqual(['atLeast']);
  });
});
