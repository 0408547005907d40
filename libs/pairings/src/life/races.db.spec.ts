import { Client } from 'pg';
import { LifeStage } from '../spec/life-stage';

let life: LifeStage;
beforeAll(async () => {
  life = await LifeStage.open();
});
afterAll(() => life.close());

const outcomes = async (all: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(all);
  const codes = settled.map((one) =>
    one.status === 'fulfilled' ? 'won' : String((one.reason as { code?: string }).code ?? one.reason),
  );
  return Object.fromEntries([...Map.groupBy(codes, (code) => code)].map(([code, some]) => [code, some.length]));
};

/** So often, twenty at the same instant: this stage has four connections, and whoever waits three seconds for one is turned away. */
async function inWaves(times: number, work: (at: number) => Promise<unknown>): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (let wave = 0; wave < times; wave += 20)
    for (const [code, n] of Object.entries(await outcomes(Array.from({ length: 20 }, (_, at) => work(at)))))
      found[code] = (found[code] ?? 0) + n;
  return found;
}

test('two consultants and two mentors at the same instant: one is first, everyone else is told', async () => {
  await life.published('Amina', 'Ben');
  const id = await life.pairingOf('Amina');
  const [first, second, third] = await Promise.all([life.another(), life.another(), life.another()]);
  const joan = await life.as('mentor', 'Joan');
  const { priya } = life.stage;
  const decline = { step: 'decline', reason: 'not-now' } as const;
  const found = await outcomes([
    first.desk.take(priya, id, 'call-off'),
    second.desk.take(priya, id, 'call-off'),
    third.own.take(joan, id, decline),
    life.on.own.take(joan, id, decline),
  ]);
  expect(found).toEqual({ won: 1, 'pairing.moved-on': 3 });
  const steps = await life.stage.db.query<{ n: number }>(
    'select count(*)::int as n from pairing_step where pairing_id = $1',
    [id],
  );
  expect(steps).toEqual([{ n: 1 }]);
});

test('two hundred taps on one link: one counts, the others learn that there is nothing left to do', async () => {
  await life.published('Amina', 'Ben');
  const pairingId = await life.pairingOf('Amina');
  const { institutionId } = life.stage.priya;
  const [awaited] = await life.stage.db.query<{ id: string }>('select id from deadline where pairing_id = $1', [
    pairingId,
  ]);
  const link = await life.on.db.transaction({ institutionId }, (tx) =>
    life.on.seals.make(tx, { institutionId, deadlineId: awaited?.id ?? '', side: 'student', step: 'accept' }),
  );
  const found = await inWaves(200, () => life.on.links.answer(link));
  expect(found).toEqual({ won: 1, 'pairing.moved-on': 199 });
  expect(await life.stateOf('Amina')).toBe('accepted');
});

test('one place, two students who need somebody, two hundred offers at once: the place is given once', async () => {
  await life.published('Amina', 'Ben');
  const { priya, db } = life.stage;
  for (const name of ['Amina', 'Ben']) await life.on.desk.take(priya, await life.pairingOf(name), 'call-off');
  const ids = [await life.pairingOf('Amina'), await life.pairingOf('Ben')];
  // The draft promises Tom's one place to somebody else: nobody is promised it from here on.
  await db.query('delete from draft_pair where offer_id = $1', [life.stage.id('Tom')]);
  const choices = await life.on.newPairs.suggest(priya, ids[0] ?? '');
  const [tom] = choices.filter(({ mentorName }) => mentorName.startsWith('Tom'));
  expect(tom?.freePlaces).toBe(1);
  const { institutionId, accountId } = priya;
  const needs = await life.on.desk.needingPair(priya, life.stage.roundId);
  const applications = needs.map(({ applicationId }) => applicationId);
  const best = await life.on.nextBest.of(institutionId, life.stage.roundId, applications);
  const ask = async (at: number) => {
    const one = needs[at % 2];
    const choice = best?.of.get(one?.applicationId ?? '')?.find(({ offerId }) => offerId === tom?.offerId);
    if (!one || !choice) throw new Error('nobody to offer');
    const made = await life.on.next.make(priya, one, choice, { decidedBy: accountId ?? '', standingId: null });
    if (made === null) throw Object.assign(new Error('full'), { code: 'no-place' });
  };
  const found = await inWaves(200, ask);
  expect(found).toMatchObject({ won: 1 });
  expect((found['pairing.moved-on'] ?? 0) + (found['no-place'] ?? 0)).toBe(199);
  await expect(life.on.newPairs.offer(priya, ids[1] ?? '', tom?.offerId ?? '')).rejects.toMatchObject({
    kind: 'conflict',
  });
  const held = await db.query<{ n: number }>(
    `select count(*)::int as n from pairing where offer_id = $1 and state in ('proposed', 'accepted', 'active', 'paused')`,
    [tom?.offerId],
  );
  expect(held).toEqual([{ n: 1 }]);
});

/** A client that knows nothing of our code, as the owner of the tables. */
describe('a hostile SQL client', () => {
  let id: string;
  beforeAll(async () => {
    await life.published('Amina', 'Ben');
    id = await life.pairingOf('Amina');
  });

  test.each([
    ['moves it without a step', `update pairing set state = 'active' where id = $1`, 'pairing_moves_by_steps'],
    [
      'says who accepted',
      `update pairing set state = 'accepted', accepted_by = 'mentor' where id = $1`,
      'pairing_moves_by_steps',
    ],
    [
      'gives it to others',
      `update pairing set offer_id = (select id from offer o where o.id <> pairing.offer_id limit 1) where id = $1`,
      'pairing_about_these_two',
    ],
    ['lets it wait for nothing', `update deadline set done_at = now() where pairing_id = $1`, 'pairing_keeps_deadline'],
    ['drops its deadline', `delete from deadline where pairing_id = $1`, 'pairing_keeps_deadline'],
    [
      'makes it count for another round',
      `update pairing set round_id = uuidv7() where id = $1`,
      'pairing_about_these_two',
    ],
    [
      'says it came of another draft',
      `update pairing set draft_id = uuidv7() where id = $1`,
      'pairing_about_these_two',
    ],
    ['says it came after itself', `update pairing set replaces = id where id = $1`, 'pairing_about_these_two'],
    ['gives them longer', `update pairing set answer_by = answer_by + 9 where id = $1`, 'pairing_about_these_two'],
    ['has it proposed earlier', `update pairing set proposed_at = 'epoch' where id = $1`, 'pairing_about_these_two'],
    ['has nobody come next', `update pairing set another = false where id = $1`, 'pairing_moves_by_steps'],
    ['makes it fit better', `update pairing set score = score - 1 where id = $1`, 'pairing_score_follows'],
    ['makes up reasons', `update pairing set parts = '[]' where id = $1`, 'pairing_reasons_stay'],
    ['says alone who accepted', `update pairing set accepted_by = 'mentor' where id = $1`, 'pairing_moves_by_steps'],
    ['gives it a place that there is not', `update pairing set place_no = 3 where id = $1`, 'pairing_within_places'],
  ])('%s: no', async (_, sql, constraint) => {
    await expect(life.stage.db.query(sql, [id])).rejects.toMatchObject({ constraint });
  });

  const step = (columns: string) => `
    insert into pairing_step (institution_id, pairing_id, number, step, from_state, to_state, who, at, awaits, by)
    select institution_id, id, 1, ${columns} from pairing where id = $1`;
  test.each([
    ['a step that there is not', `'finish', 'proposed', 'finished', 'clock', now(), '', null`, 'pairing_step_in_table'],
    ['a step of somebody else’s', `'lapse', 'proposed', 'lapsed', 'student', now(), '', null`, 'pairing_step_in_table'],
    [
      'a step from elsewhere',
      `'accept', 'accepted', 'active', 'student', now(), 'end', '2027-01-01'`,
      'pairing_moved_on',
    ],
    [
      'a step without a deadline',
      `'accept', 'proposed', 'accepted', 'student', now(), '', null`,
      'pairing_step_awaits',
    ],
    [
      'a wait that is another state’s',
      `'accept', 'proposed', 'accepted', 'student', now(), 'return', '2027-01-01'`,
      'pairing_step_awaits',
    ],
    [
      'a staff step of nobody',
      `'call-off', 'proposed', 'withdrawn', 'staff', now(), '', null`,
      'pairing_step_by_staff',
    ],
  ])('%s: no', async (_, columns, constraint) => {
    await expect(life.stage.db.query(step(columns), [id])).rejects.toMatchObject({ constraint });
  });

  test('one side never says both yeses, steps are never rewritten, and no pairing is born active', async () => {
    const accept = (from: string, to: string, awaits: string) =>
      step(`'accept', '${from}', '${to}', 'student', now(), '${awaits}', '2027-01-01'`);
    await life.stage.db.query(accept('proposed', 'accepted', 'other-answer'), [id]);
    await expect(life.stage.db.query(accept('accepted', 'active', 'end'), [id])).rejects.toMatchObject({
      constraint: 'pairing_moved_on',
    });
    await expect(
      life.stage.db.query(`update pairing_step set who = 'mentor' where pairing_id = $1`, [id]),
    ).rejects.toMatchObject({ constraint: 'pairing_step_stays' });
    await expect(life.stage.db.query('delete from pairing_step where pairing_id = $1', [id])).rejects.toMatchObject({
      constraint: 'pairing_step_stays',
    });
    const born = life.stage.db.query(
      `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state, decision_id, answer_by)
       select institution_id, round_id, draft_id, application_id, offer_id, 2, offer_places, score, 'active', decision_id, answer_by from pairing where id = $1`,
      [id],
    );
    await expect(born).rejects.toMatchObject({ constraint: 'pairing_begins_proposed' });
  });

  test('a step cannot be used twice in one transaction', async () => {
    const client = new Client({ connectionString: life.stage.db.ownerUrl });
    await client.connect();
    const ben = await life.pairingOf('Ben');
    await client.query('begin');
    await client.query(step(`'decline', 'proposed', 'declined', 'student', now(), '', null`), [ben]);
    const again = client.query(`update pairing set state = 'proposed' where id = $1`, [ben]);
    await expect(again).rejects.toMatchObject({ constraint: 'pairing_moves_by_steps' });
    await client.query('rollback');
    await client.end();
    expect(await life.stateOf('Ben')).toBe('proposed');
  });

  test('after its end nobody is made to come next who was not wanted then', async () => {
    const ben = await life.pairingOf('Ben');
    await life.on.desk.take(life.stage.priya, ben, 'call-off', { another: false });
    const again = life.stage.db.query('update pairing set another = true where id = $1', [ben]);
    await expect(again).rejects.toMatchObject({ constraint: 'pairing_moves_by_steps' });
  });
});

test('a word given beforehand is not taken back in the middle of an offer by it, nor offered by while it is taken back', async () => {
  await life.published('Amina', 'Ben');
  const { priya, db, roundId, draftId } = life.stage;
  await life.on.standing.say(priya, { roundId, atLeast: 0 });
  const [word] = await life.on.standing.list(priya, roundId);
  await life.on.desk.take(priya, await life.pairingOf('Amina'), 'call-off');
  const [offering, taking] = await Promise.all([connected(db.ownerUrl), connected(db.ownerUrl)]);
  const values = [priya.institutionId, draftId, roundId, life.stage.id('Amina'), life.stage.id('Tom')];
  const offer = () => offering.query(BY_THE_WORD, [...values, priya.accountId, word?.id]);
  const takeBack = () => taking.query('update standing_approval set ended_at = now() where id = $1', [word?.id]);
  const mustWait = { code: '55P03' };
  await offering.query('begin');
  await offer();
  await expect(takeBack()).rejects.toMatchObject(mustWait);
  await offering.query('rollback');
  await taking.query('begin');
  await takeBack();
  await expect(offer()).rejects.toMatchObject(mustWait);
  await taking.query('commit');
  await expect(offer()).rejects.toMatchObject({ constraint: 'decision_under_standing' });
  await Promise.all([offering.end(), taking.end()]);
});

const BY_THE_WORD = `
  insert into decision (institution_id, draft_id, round_id, application_id, offer_id, kind, before, revision, decided_by, standing_id)
  values ($1, $2, $3, $4, $5, 'approve', '{}', 999, $6, $7)`;

/** Refused rather than kept waiting: then it is known that it would wait. */
async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(`set lock_timeout = '50ms'`);
  return client;
}
