import { DomainError } from '@footing/kernel';
import type { Client } from 'pg';
import { Board } from './board/board.service';
import { Scales } from './board/scales.service';
import { Instruments } from './instruments/instruments.service';
import { QualificationDays } from './qualification/qualification-days.service';
import { surveysRetention } from './retention';
import { shippedSurveys } from './shipped/surveys';
import { handedIn } from './spec/handed-in';
import { SurveysStage } from './spec/surveys-stage';
import type { GivenWave } from './waves/given-wave';
import { Waves } from './waves/waves.service';

let stage: SurveysStage;
beforeAll(async () => (stage = await SurveysStage.open()));
afterAll(() => stage.close());
beforeEach(() => stage.newRound());

const instruments = () => stage.get(Instruments);
const waves = () => stage.get(Waves);
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
const broke = (client: Client, sql: string, values: unknown[] = []) =>
  client.query(sql, values).then(
    ({ rowCount }) => `${rowCount ?? 0} rows`,
    (error: unknown) => {
      const { constraint, message } = error as { constraint?: string; message: string };
      return constraint ?? message;
    },
  );
const question = {
  type: 'one',
  key: 'well',
  text: { en: 'Did it go well?' },
  personal: 'none',
  options: [
    { code: 'yes', label: { en: 'Yes' } },
    { code: 'no', label: { en: 'No' } },
  ],
};

describe('what surveys ask', () => {
  test('is written on a draft, settled for good, and written on again as the next version', async () => {
    const id = await instruments().begin(stage.lead, { en: 'How was it?' });
    const twin = await instruments().begin(stage.lead, { en: 'How was it?' });
    const before = await instruments().get(stage.lead, id);
    expect([before.key, (await instruments().get(stage.lead, twin)).key]).toEqual(['how-was-it', 'how-was-it-2']);
    expect(await refused(instruments().freeze(stage.lead, id, before.seen))).toBe('instrument.asks-nothing');
    const wrong = await instruments().save(
      stage.lead,
      id,
      { ...before.instrument, items: [{ ...question, options: [] }] },
      before.seen,
    );
    expect(wrong.faults.length).toBeGreaterThan(0);
    const saved = await instruments().save(stage.lead, id, { ...before.instrument, items: [question] }, before.seen);
    expect(saved.faults).toEqual([]);
    expect(await refused(instruments().save(stage.lead, id, before.instrument, before.seen))).toBe(
      'instrument.moved-on',
    );
    expect(await refused(instruments().freeze(stage.lead, id, before.seen))).toBe('instrument.moved-on');
    const draft = await instruments().get(stage.lead, id);
    expect(await instruments().freeze(stage.lead, id, draft.seen)).toMatchObject({ faults: [], locked: [] });
    expect(await refused(instruments().save(stage.lead, id, draft.instrument, draft.seen))).toBe('instrument.frozen');
    await instruments().draft(stage.lead, id);
    await instruments().draft(stage.lead, id);
    const next = await instruments().get(stage.lead, id);
    expect(next.versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'draft'],
      [1, 'frozen'],
    ]);
    await instruments().discard(stage.lead, id);
    await instruments().retire(stage.lead, twin);
    const list = await instruments().list(stage.lead);
    expect(list.find((one) => one.id === id)).toMatchObject({
      asked: 1,
      isRetired: false,
      title: { en: 'How was it?' },
    });
    expect(list.at(-1)).toMatchObject({ id: twin, isRetired: true });
  });

  test('keeps a scale as it is while it has its name', async () => {
    const shipped = shippedSurveys.find(({ instrument }) =>
      instrument.scales.some(({ lock }) => lock !== 'none'),
    )?.instrument;
    const id = await instruments().begin(stage.lead, { en: 'Reworded' }, shipped);
    const { instrument, seen } = await instruments().get(stage.lead, id);
    const [scale] = instrument.scales;
    const text = JSON.stringify(instrument.items.map((item) => ({ ...item, text: { en: 'Other words' } })));
    const saved = await instruments().save(stage.lead, id, { ...instrument, items: JSON.parse(text) as unknown }, seen);
    expect([saved.faults, saved.locked.length > 0, scale?.lock]).toEqual([[], true, 'wording']);
    const again = await instruments().get(stage.lead, id);
    expect((await instruments().freeze(stage.lead, id, again.seen)).locked.length).toBeGreaterThan(0);
    expect((await instruments().get(stage.lead, id)).version.state).toBe('draft');
  });

  test('never changes once it is frozen, and is what its hash says, whoever tries', async () => {
    await waves().useUsual(stage.lead, stage.round);
    const frozen = `from instrument_version where state = 'frozen'`;
    const tried = (sql: string, ...values: unknown[]) =>
      stage.hostile('service', '', (client) => broke(client, sql, values));
    for (const sql of [
      `update instrument_version set content = '{}', sha256 = sha256('{}') where state = 'frozen'`,
      `update instrument_version set state = 'draft', sha256 = null, frozen_at = null where state = 'frozen'`,
      `delete ${frozen}`,
    ])
      expect(await tried(sql)).toBe('instrument_version_stays');
    const add = `insert into instrument_version (institution_id, instrument_id, number, state, content, sha256, changed_at, frozen_at)
      select institution_id, instrument_id, 90, 'frozen', '{"a":1}', sha256($1), now(), now() ${frozen} limit 1`;
    expect([await tried(add, '{"a":1}'), await tried(add, '{"a":2}')]).toEqual([
      '1 rows',
      'instrument_version_is_its_hash',
    ]);
    for (const role of ['alumni-office', 'analyst', 'student'] as const)
      expect(await refused(instruments().list({ ...stage.lead, roles: [role] }))).toBe('permission.missing');
  });
});

describe('when people are asked', () => {
  test('all the usual waves are set up in one step, once', async () => {
    expect([await waves().useUsual(stage.lead, stage.round), await waves().useUsual(stage.lead, stage.round)]).toEqual([
      11, 0,
    ]);
    const all = await waves().ofRound(stage.lead, stage.round);
    expect(all.map(({ kind, audience }) => `${kind} ${audience}`)).toEqual([
      ...[
        'baseline student',
        'mid student',
        'mid mentor',
        'mid unmatched',
        'close student',
        'close mentor',
        'close unmatched',
      ],
      ...['six-months student', 'six-months unmatched', 'fifteen-months student', 'fifteen-months unmatched'],
    ]);
    expect(all.map(({ opensOn }) => opensOn)).toEqual([
      ...['2026-09-21', null, null, null, '2027-06-30', '2027-06-30', '2027-06-30', '2027-12-30', '2027-12-30'],
      ...['2028-09-28', '2028-09-28'],
    ]);
    expect(all.every(({ minutes, invited }) => minutes <= 4 && invited === 0)).toBe(true);
  });

  test('a wave can be set up otherwise; once somebody was asked, only its days', async () => {
    await waves().useUsual(stage.lead, stage.round);
    const [baseline, mid] = await waves().ofRound(stage.lead, stage.round);
    const given: GivenWave = { ...(baseline as GivenWave), windowDays: 30 };
    const save = (id: string | null, wave: GivenWave) => refused(waves().save(stage.lead, stage.round, id, wave));
    expect(await save(baseline?.id ?? '', given)).toBe('done');
    expect(await save(null, given)).toBe('survey-wave.taken');
    expect(await save(baseline?.id ?? '', { ...given, windowDays: 1 })).toBe('survey-wave.wrong');
    expect(await save(baseline?.id ?? '', { ...given, anchor: 'match' })).toBe('survey-wave.wrong');
    const draft = await instruments().begin(stage.lead, { en: 'Another' });
    const { version } = await instruments().get(stage.lead, draft);
    expect(await save(mid?.id ?? '', { ...(mid as GivenWave), versionId: version.id })).toBe('survey-wave.not-frozen');
    await stage.says('give', await stage.applicant());
    await stage.tick();
    expect(await save(baseline?.id ?? '', { ...given, versionId: mid?.versionId ?? '' })).toBe('survey-wave.begun');
    expect(await refused(waves().remove(stage.lead, stage.round, baseline?.id ?? ''))).toBe('survey-wave.begun');
    expect(await refused(waves().remove(stage.lead, stage.round, mid?.id ?? ''))).toBe('done');
    expect(await save(baseline?.id ?? '', { ...given, windowDays: 45 })).toBe('done');
    expect(await save('01890000-0000-7000-8000-000000000000', given)).toBe('survey-wave.not-found');
  });

  test('both sides of a pairing are asked about it, and whoever was left without one at the same time', async () => {
    await waves().useUsual(stage.lead, stage.round);
    const [amina, ben, left] = [await stage.applicant(), await stage.applicant(), await stage.applicant()];
    const mentors = [];
    for (const one of [amina, ben]) mentors.push(await stage.pair(one.applicationId));
    await stage.db.query(`update pairing set state = state`);
    const mid = async () =>
      stage.db.query<{ audience: string; who: string; pairing: string | null }>(
        `select audience, person_id as who, pairing_id as pairing from survey_invitation where round_id = $1 and kind = 'mid' order by audience, person_id`,
        [stage.round],
      );
    stage.later(59);
    await stage.tick();
    expect(await mid()).toEqual([]);
    stage.later(1);
    await stage.tick();
    const expected = [
      ...mentors.map(({ id, mentor }) => ({ audience: 'mentor', who: mentor.id, pairing: id })),
      { audience: 'student', who: amina.id, pairing: mentors[0]?.id ?? '' },
      { audience: 'student', who: ben.id, pairing: mentors[1]?.id ?? '' },
      { audience: 'unmatched', who: left.id, pairing: null },
    ];
    expect(new Set((await mid()).map((one) => JSON.stringify(one)))).toEqual(
      new Set(expected.map((one) => JSON.stringify(one))),
    );
  });
});

describe('the last survey', () => {
  const days = () => stage.get(QualificationDays);
  const asked = async () =>
    (
      await stage.db.query<{ id: string }>(
        `select person_id as id from survey_invitation where round_id = $1 and kind = 'fifteen-months'`,
        [stage.round],
      )
    ).map(({ id }) => id);

  test('counts from each person’s own day, and from the day for everybody for whoever has none', async () => {
    await waves().useUsual(stage.lead, stage.round);
    const [early, usual, late] = [await stage.applicant(), await stage.applicant(), await stage.applicant()];
    await stage.lastingYes([early.id, usual.id, late.id]);
    await days().setForEverybody(stage.lead, stage.round, '2027-07-16');
    const email = (of: { id: string }) => stage.one('select email as id from student where id = $1', [of.id]);
    const rows = [
      { row: 2, student: (await email(early)).toUpperCase(), day: '2027-01-31' },
      { row: 3, student: await email(late), day: '2029-07-13' },
    ];
    expect(await days().give(stage.lead, stage.round, rows)).toBe(2);
    expect(await days().give(stage.lead, stage.round, rows)).toBe(0);
    expect((await days().ofRound(stage.lead, stage.round)).own.map(({ studentId, day }) => [studentId, day])).toEqual([
      [early.id, '2027-01-31'],
      [late.id, '2029-07-13'],
    ]);
    const last = (await waves().ofRound(stage.lead, stage.round)).find(({ kind }) => kind === 'fifteen-months');
    expect(last?.opensOn).toBe('2028-05-01');
    const after = async (iso: string) => {
      stage.at(iso);
      await stage.tick();
      return asked();
    };
    expect(await after('2028-04-29T10:00:00Z')).toEqual([]);
    expect(await after('2028-05-01T10:00:00Z')).toEqual([early.id]);
    expect(await after('2028-10-13T10:00:00Z')).toEqual([early.id]);
    expect(new Set(await after('2028-10-14T10:00:00Z'))).toEqual(new Set([early.id, usual.id]));
    await days().forget(stage.lead, stage.round, late.id);
    // The day for everybody counts again, and that wave is still open.
    expect(new Set(await after('2028-10-16T10:00:00Z'))).toEqual(new Set([early.id, usual.id, late.id]));
  });

  test('is given to nobody of another round: one wrong row, and nothing changes', async () => {
    const stranger = await stage.applicant();
    await stage.newRound();
    const known = await stage.applicant();
    const email = (of: { id: string }) => stage.one('select email as id from student where id = $1', [of.id]);
    const rows = [
      { row: 2, student: await email(known), day: '2027-07-16' },
      { row: 3, student: await email(stranger), day: '2027-07-16' },
    ];
    const fields = await days()
      .give(stage.lead, stage.round, rows)
      .catch((error: unknown) => (error instanceof DomainError ? error.fields.map(({ field }) => field) : error));
    expect(fields).toEqual(['row 3']);
    expect(await stage.count('from qualification_day where student_id = any ($1)', [[known.id, stranger.id]])).toBe(0);
    expect(await refused(days().forget(stage.lead, stage.round, known.id))).toBe('qualification.not-found');
    const analyst = { ...stage.lead, roles: ['analyst'] as const };
    expect(await refused(days().give(analyst, stage.round, rows))).toBe('permission.missing');
  });

  test('tells how many will not be asked because their yes ends before it, and hides few', async () => {
    await waves().useUsual(stage.lead, stage.round);
    const ids = await stage.crowd(14);
    await stage.db.query('delete from consent.state where subject_id = any ($1)', [ids]);
    await stage.lastingYes(ids);
    await days().setForEverybody(stage.lead, stage.round, '2027-07-16');
    const tooSoon = async () => (await days().ofRound(stage.lead, stage.round)).endTooSoon;
    const yesEnds = (purpose: string, of: readonly string[], on: string) =>
      stage.db.query(`update consent.state set valid_until = $3 where purpose = $1 and subject_id = any ($2)`, [
        ...[purpose, of, on],
      ]);
    expect(await tooSoon()).toBe(0);
    // The last day on which they could answer is 456 and 60 days after they qualify.
    await yesEnds('evidence', ids, '2028-12-13T12:00:00Z');
    expect(await tooSoon()).toBe(0);
    await yesEnds('follow-up', ids.slice(0, 9), '2028-12-12T12:00:00Z');
    expect(await tooSoon()).toBeNull();
    await yesEnds('evidence', ids.slice(5), '2028-11-01T12:00:00Z');
    expect(await tooSoon()).toBe(14);
  });

  test('leaves what was answered in place until whoever qualifies later has had it', async () => {
    const [late, usual] = [await stage.applicant(), await stage.applicant()];
    await stage.lastingYes([late.id, usual.id]);
    await waves().useUsual(stage.lead, stage.round);
    await stage.tick();
    const [row] = [{ row: 1, student: await stage.one('select email as id from student where id = $1', [late.id]) }];
    await days().give(stage.lead, stage.round, [{ ...row, day: '2029-07-13' }]);
    const [rule] = surveysRetention;
    const due = async (before: string) =>
      (await stage.db.query<{ count: number }>(rule?.due ?? '', [stage.institutionId, before]))[0]?.count;
    await stage.db.query('delete from survey_invitation where round_id <> $1', [stage.round]);
    const found = [];
    for (const day of ['2027-06-30', '2027-07-01', '2029-07-13', '2029-07-14']) found.push(await due(day));
    expect(found).toEqual([0, 1, 1, 2]);
  });
});

test('two workers ask nobody twice', async () => {
  await waves().useUsual(stage.lead, stage.round);
  const ids = await stage.crowd(45);
  const rounds = await Promise.all([stage.tick(), stage.tick(), stage.tick()]);
  expect(rounds.reduce((sum, { invited }) => sum + invited, 0)).toBe(45);
  expect(await stage.count('from survey_invitation where person_id = any ($1)', [ids])).toBe(45);
  expect(await stage.count('from mail')).toBe(45);
});

describe('the board', () => {
  const board = () => stage.get(Board).ofRound({ ...stage.lead, roles: ['analyst'] }, stage.round);

  test('counts by arm who is willing, hides what is small, and warns where few of one arm answer', async () => {
    await waves().useUsual(stage.lead, stage.round);
    const [willing, others] = [await stage.crowd(30), await stage.crowd(24)];
    await stage.tick();
    await stage.answeredBy([...willing.slice(0, 25), ...others.slice(0, 12)]);
    await stage.allPaired(willing);
    await stage.db.query(
      `update mail m set state = 'sent', sealed = null from survey_link l join survey_invitation i on i.id = l.invitation_id
       where l.mail_id = m.id and i.person_id = any ($1)`,
      [willing],
    );
    const before = (await board())[0];
    expect(before?.arms).toMatchObject([
      { arm: 'matched', counts: { eligible: 30, invited: 30, reached: 30, started: 25, submitted: 25 } },
      { arm: 'unmatched', counts: { eligible: 24, invited: 24, reached: 12, started: 12, submitted: 12 } },
    ]);
    expect(before?.gap).toEqual({ most: 'matched', least: 'unmatched', points: 33 });
    expect(before?.alerts).toEqual(['gap', 'representativeness']);
    expect(before?.representativeness).toBeLessThan(0.8);
    await stage.db.query(
      `update consent.state set permitted = false where purpose = 'evidence' and subject_id = any ($1)`,
      [others.slice(0, 3)],
    );
    expect((await board())[0]).toMatchObject({
      arms: [{ counts: { submitted: 25 } }, { counts: { eligible: 21, invited: 21, submitted: null } }],
      gap: null,
    });
    expect(await refused(stage.get(Board).ofRound({ ...stage.lead, roles: ['consultant'] }, stage.round))).toBe(
      'permission.missing',
    );
  });

  test('says what many said together, and how far they have come, of those alone whose yes stands', async () => {
    await waves().useUsual(stage.lead, stage.round);
    const ids = await stage.crowd(24);
    const [some, others] = [ids.slice(0, 12), ids.slice(12)];
    await stage.tick();
    await handedIn(stage, some, { kind: 'baseline', plans: 'D1', sure: 2 });
    await handedIn(stage, others, { kind: 'baseline', plans: 'P1', sure: 3 });
    await stage.allPaired(ids);
    stage.at('2027-07-01T10:00:00Z');
    await stage.tick();
    await handedIn(stage, some, { kind: 'close', plans: 'C1', sure: 4 });
    await handedIn(stage, others, { kind: 'close', plans: 'P2', sure: 3 });
    const scales = () => stage.get(Scales).ofRound({ ...stage.lead, roles: ['analyst'] }, stage.round);
    const before = await scales();
    const counts = { asked: 24, scored: 24, missing: 0 };
    const [stages, sure] = before.waves;
    expect(stages).toMatchObject({ ...counts, kind: 'baseline', arm: 'matched', scale: 'career-stage', points: null });
    expect(stages?.alpha).toEqual({ n: 24, value: null, why: 'too-few-parts' });
    expect(sure).toMatchObject({ ...counts, scale: 'career-confidence', points: { mean: 2.5, sd: 0.51 } });
    // Everybody said the same of all three: they hang together wholly, and no factor explains more than all.
    expect([sure?.alpha, sure?.omega.value]).toEqual([{ n: 24, value: 1, why: null }, null]);
    const [moved, surer] = before.distance;
    expect(moved?.stages).toMatchObject({
      n: 24,
      later: 12,
      same: 12,
      earlier: 0,
      missing: { asked: 24, notAgain: 0 },
    });
    expect(surer?.points?.change).toMatchObject({ before: 2.5, after: 3.5, change: 1 });
    expect(before.distance.every(({ says }) => says.at(-1)?.startsWith('This is a change, not an impact.'))).toBe(true);
    const stop = `update consent.state set permitted = false where purpose = 'evidence' and subject_id = any ($1)`;
    await stage.db.query(stop, [some.slice(0, 3)]);
    const after = await scales();
    expect(after.waves[1]).toMatchObject({ asked: 21, scored: 21, points: { mean: 2.57 } });
    expect(after.distance[0]?.stages).toMatchObject({ n: 21, later: null, same: null });
    await stage.db.query(stop, [ids.slice(0, 15)]);
    const few = await scales();
    expect([few.waves[1]?.scored, few.waves[1]?.points, few.waves[1]?.alpha.value]).toEqual([null, null, null]);
    expect(few.distance[1]).toMatchObject({ points: { n: null, change: null } });
    expect(await refused(stage.get(Scales).ofRound({ ...stage.lead, roles: ['consultant'] }, stage.round))).toBe(
      'permission.missing',
    );
  });
});
