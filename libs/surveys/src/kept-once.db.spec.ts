import { Endings, StopTasks, traces } from '@footing/consent';
import { Database } from '@footing/database';
import { DomainError } from '@footing/kernel';
import type { Client } from 'pg';
import { EntityManager } from 'typeorm';
import { OwnSurveys } from './answering/own-surveys.service';
import { peopleOnBoard } from './data/board.query';
import { surveysRetention } from './retention';
import { SurveysStage } from './spec/surveys-stage';
import { Waves } from './waves/waves.service';

let stage: SurveysStage;
beforeAll(async () => (stage = await SurveysStage.open()));
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.newRound();
  await stage.get(Waves).useUsual(stage.lead, stage.round);
});
afterEach(() => jest.restoreAllMocks());

/** What an erasure does to surveys. */
const surveyTrace = traces.find(({ tables }) => tables.includes('survey_answer'))?.erasing[0] ?? '';

type Ask = (this: EntityManager, ...given: unknown[]) => Promise<unknown>;

/** Somebody who applied, says yes and has a link. */
async function asked() {
  const person = await stage.applicant();
  await stage.says('give', person);
  await stage.tick();
  return { ...person, token: (await stage.tokens()).at(-1) ?? '' };
}
const invitationOf = ({ id }: { id: string }) =>
  stage.one('select id from survey_invitation where person_id = $1', [id]);
const code = (error: unknown) => (error instanceof DomainError ? error.code : 'cut off');
const outcome = (work: Promise<unknown>) => work.then(() => 'kept', code);
const stored = async (id: string, key = 'career-stage') => {
  const [row] = await stage.db.query<{ value: unknown }>(
    'select value from survey_answer where person_id = $1 and item_key = $2',
    [id, key],
  );
  return row?.value ?? null;
};
const stageSaid = (said: string) => ({ 'career-stage': { said } });

describe('each answer that was acknowledged is kept once', () => {
  test('sent eight times at once, from two tabs, and after going back', async () => {
    const amina = await asked();
    await Promise.all(Array.from({ length: 8 }, () => stage.link.keep(amina.token, stageSaid('D2'))));
    const tabs = ['next-step', 'somebody-to-ask', 'able-to-apply'].flatMap((key) =>
      ['a2', 'a4'].map((said) => stage.link.keep(amina.token, { [key]: { said } })),
    );
    await Promise.all(tabs);
    expect(await stage.count('from survey_answer where person_id = $1', [amina.id])).toBe(4);
    await stage.link.keep(amina.token, stageSaid('P3'));
    expect(await stored(amina.id)).toBe('P3');
    const told = await Promise.all(Array.from({ length: 6 }, () => stage.link.submit(amina.token)));
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(
      await stage.count('from survey_score where person_id = $1 and scale_key = $2', [amina.id, 'career-stage']),
    ).toBe(1);
    expect(
      await stage.count(`from audit_event where event = 'survey.submitted' and object_id = $1`, [
        await invitationOf(amina),
      ]),
    ).toBe(1);
  });

  test('begun in many tabs at the same instant: nobody is refused, whoever was first', async () => {
    const said: string[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      const { token } = await asked();
      const tabs = Array.from({ length: 8 }, () => outcome(stage.link.keep(token, stageSaid('D2'))));
      said.push(...(await Promise.all(tabs)));
    }
    expect(new Set(said)).toEqual(new Set(['kept']));
  });

  test('while it is handed in on another device: either it is in, and scored, or it is refused', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const amina = await asked();
      await stage.link.keep(amina.token, stageSaid('D1'));
      const [kept] = await Promise.all([
        outcome(stage.link.keep(amina.token, stageSaid('S1'))),
        stage.get(OwnSurveys).submit(amina.actor, await invitationOf(amina)),
      ]);
      const [scored] = await stage.db.query<{ score: number }>(
        `select score from survey_score where person_id = $1 and scale_key = 'career-stage'`,
        [amina.id],
      );
      const expected = kept === 'kept' ? ['S1', 4] : ['D1', 1];
      expect([await stored(amina.id), scored?.score]).toEqual(expected);
      if (kept !== 'kept') expect(kept).toBe('survey.submitted');
    }
  });

  /** From now on the connection is cut before the n-th statement, once. @returns whether it was. */
  function cutBefore(n: number): () => boolean {
    const real = Object.getOwnPropertyDescriptor(EntityManager.prototype, 'query')?.value as Ask;
    let seen = 0;
    const cut: Ask = async function (...given) {
      seen += 1;
      if (seen === n) {
        const [row] = (await real.call(this, 'select pg_backend_pid() as pid')) as { pid: number }[];
        await stage.db.query('select pg_terminate_backend($1)', [row?.pid]);
      }
      return real.apply(this, given);
    };
    jest.spyOn(EntityManager.prototype, 'query').mockImplementation(cut as EntityManager['query']);
    return () => seen >= n;
  }

  test('wherever the connection to the database is cut, and the person presses again', async () => {
    const codes = ['D1', 'D2', 'D3', 'P1', 'P2', 'P3', 'C1', 'C2', 'C3', 'S1'];
    const amina = await asked();
    const cuts = { keep: 0, submit: 0 };
    for (let n = 1; ; n += 1) {
      const wasCut = cutBefore(n);
      const said = codes[n % codes.length] ?? '';
      const before = await stored(amina.id);
      const first = await outcome(stage.link.keep(amina.token, stageSaid(said)));
      const isCut = wasCut();
      jest.restoreAllMocks();
      expect(await stored(amina.id)).toBe(first === 'kept' ? said : before);
      await stage.link.keep(amina.token, stageSaid(said));
      expect(await stored(amina.id)).toBe(said);
      if (!isCut) break;
      cuts.keep += 1;
    }
    for (let n = 1; ; n += 1) {
      const ben = await asked();
      await stage.link.keep(ben.token, stageSaid('C1'));
      const wasCut = cutBefore(n);
      await outcome(stage.link.submit(ben.token));
      const isCut = wasCut();
      jest.restoreAllMocks();
      const whole = [1, 1, 1];
      const found = async () => [
        await stage.count('from survey_response where person_id = $1 and submitted_at is not null', [ben.id]),
        await stage.count(`from survey_score where person_id = $1 and scale_key = 'career-stage'`, [ben.id]),
        await stage.count(`from survey_invitation where person_id = $1 and ended_as = 'submitted'`, [ben.id]),
      ];
      expect([[0, 0, 0], whole]).toContainEqual(await found());
      await stage.link.submit(ben.token);
      expect(await found()).toEqual(whole);
      if (!isCut) break;
      cuts.submit += 1;
    }
    // So many statements there are: each was the last before the cut once.
    expect([cuts.keep >= 5, cuts.submit > 8]).toEqual([true, true]);
  });
});

/** The rule of the database that a statement meets; otherwise what it says. */
const broke = (client: Client, sql: string, values: unknown[] = []) =>
  client.query(sql, values).then(
    ({ rowCount }) => `${rowCount ?? 0} rows`,
    (error: unknown) => {
      const { constraint, message } = error as { constraint?: string; message: string };
      return constraint ?? message;
    },
  );

/** Asks somebody, past our code. */
const invite = `insert into survey_invitation (institution_id, wave_id, round_id, kind, audience, version_id, person_kind, person_id, invited_at, closes_at)
  select institution_id, id, round_id, kind, audience, version_id, 'student', $1, now(), now() + interval '9 days' from survey_wave
  where round_id = $2 and kind = $3 and audience = 'student'`;

describe('whoever stops being counted', () => {
  test('is asked, reminded and counted no more from that moment, also in the counts of whoever does as they like', async () => {
    const [amina, ben] = [await asked(), await asked()];
    for (const { token } of [amina, ben]) {
      await stage.link.keep(token, stageSaid('D2'));
      await stage.link.submit(token);
    }
    const counted = (table: string) =>
      stage.hostile('evidence', '', (client) =>
        broke(client, `select from ${table} where person_id = any ($1)`, [[amina.id, ben.id]]),
      );
    expect([await counted('survey_response'), await counted('survey_answer'), await counted('survey_score')]).toEqual([
      ...['2 rows', '2 rows', '4 rows'],
    ]);
    await stage.says('stop', amina);
    expect([await counted('survey_response'), await counted('survey_answer'), await counted('survey_score')]).toEqual([
      ...['1 rows', '1 rows', '2 rows'],
    ]);
    for (const purpose of ['', 'service', 'matching.core', 'follow-up', 'own'])
      expect(await stage.hostile(purpose, '', (client) => broke(client, 'select from survey_answer'))).toBe('0 rows');
    await stage.get(StopTasks).carryOut(stage.institutionId);
    const [task] = await stage.db.query<{ evidence: object }>(
      `select evidence from consent.stop_task where subject_id = $1 and place = 'evidence'`,
      [amina.id],
    );
    expect(task?.evidence).toMatchObject({ found: 1, counted: 0 });
  });

  test('waits for what is being kept, and nothing is kept after it', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const amina = await asked();
      let isStopped = false;
      let late = 0;
      const typing = Array.from({ length: 3 }, async () => {
        for (;;) {
          const began = isStopped;
          const said = await outcome(stage.link.keep(amina.token, stageSaid('D2')));
          if (said === 'kept' && began) late += 1;
          if (said !== 'kept') return said;
        }
      });
      await stage.says('stop', amina);
      isStopped = true;
      expect([...new Set(await Promise.all(typing)), late]).toEqual(['survey.stopped', 0]);
    }
  });

  test('waits while they are asked, and while anything of theirs is kept, whoever asks or keeps it', async () => {
    const [amina, ben] = [await asked(), await stage.applicant()];
    await stage.says('give', ben);
    await stage.link.keep(amina.token, stageSaid('D2'));
    const stop = (id: string) =>
      stage.db
        .query(`select from consent.state where subject_id = $1 and purpose = 'evidence' for update nowait`, [id])
        .then(
          () => 'free',
          () => 'waits',
        );
    const during = (id: string, sql: string, values: unknown[]) =>
      stage.hostile('own', id, async (client) => [await broke(client, sql, values), await stop(id)]);
    const again = 'update survey_response set touched_at = touched_at where person_id = $1';
    expect([await stop(amina.id), await stop(ben.id)]).toEqual(['free', 'free']);
    expect(await during(amina.id, again, [amina.id])).toEqual(['1 rows', 'waits']);
    expect(await during(ben.id, invite, [ben.id, stage.round, 'baseline'])).toEqual(['1 rows', 'waits']);
  });

  test('at the very moment at which others are asked with them: those are asked all the same', async () => {
    const people = [];
    for (let n = 0; n < 4; n += 1) people.push(await stage.applicant());
    for (const one of people) await stage.says('give', one);
    const last =
      people
        .map(({ id }) => id)
        .sort()
        .at(-1) ?? '';
    const { noticeSha256 } = await stage.decision('evidence');
    const intend = `select consent.intend_stop($1, 'student', 'evidence', '', 'withdrawn', decode($2, 'hex'), now(), 'x', 'x')`;
    const here = { institutionId: stage.institutionId };
    const real = Object.getOwnPropertyDescriptor(EntityManager.prototype, 'query')?.value as Ask;
    let isBegun = false;
    const between: Ask = async function (...given) {
      if (!isBegun && String(given[0]).includes('insert into survey_invitation')) {
        isBegun = true;
        await stage.get(Database).transaction(here, (tx) => tx.query(intend, [last, noticeSha256]));
      }
      return real.apply(this, given);
    };
    jest.spyOn(EntityManager.prototype, 'query').mockImplementation(between as EntityManager['query']);
    expect((await stage.tick()).invited).toBe(3);
    expect(await stage.count('from survey_invitation where person_id = $1', [last])).toBe(0);
    jest.restoreAllMocks();
    const counted = await stage
      .get(Database)
      .transaction(here, (tx) => peopleOnBoard(tx, stage.institutionId, stage.round));
    expect(new Set(counted.map(({ id }) => id))).toEqual(
      new Set(people.map(({ id }) => id).filter((id) => id !== last)),
    );
    await stage.get(Endings).finishBegun(stage.institutionId);
  });

  test('gets no mail: neither one that waits, nor one that is written at that moment', async () => {
    const people = [];
    for (let n = 0; n < 6; n += 1) people.push(await stage.applicant());
    for (const one of people) await stage.says('give', one);
    await Promise.all([stage.tick(), ...people.slice(0, 4).map((one) => stage.says('stop', one)), stage.tick()]);
    await stage.tick();
    const stopped = people.slice(0, 4).map(({ id }) => id);
    const waiting = `from mail m join survey_link l on l.mail_id = m.id join survey_invitation i on i.id = l.invitation_id
      where i.person_id = any ($1) and m.state <> 'stopped'`;
    expect(await stage.count(waiting, [stopped])).toBe(0);
    expect(await stage.count('from survey_invitation where person_id = any ($1) and ended_at is null', [stopped])).toBe(
      0,
    );
    const willing = people.slice(4).map(({ id }) => id);
    expect(await stage.count(waiting, [willing])).toBe(2);
  });

  test('with a stop that was only begun, and by being asked again alone, the same holds', async () => {
    const amina = await asked();
    await stage.link.keep(amina.token, stageSaid('D2'));
    await stage.says('give', amina, 'follow-up');
    await stage.pair(amina.applicationId);
    stage.at('2028-01-05T10:00:00Z');
    await stage.db.query('delete from mail');
    await stage.tick();
    expect((await stage.mails()).map(({ purpose, state }) => [purpose, state])).toEqual([['follow-up', 'waiting']]);
    const [token = ''] = await stage.tokens();
    expect((await stage.link.open(token)).state).toBe('open');
    await stage.says('stop', amina, 'follow-up');
    expect((await stage.mails()).map(({ state }) => state)).toEqual(['stopped']);
    expect((await stage.link.open(token)).state).toBe('stopped');
    const { noticeSha256 } = await stage.decision('evidence');
    const intend = `select consent.intend_stop($1, 'student', 'evidence', '', 'withdrawn', decode($2, 'hex'), now(), 'x', 'x')`;
    const here = { institutionId: stage.institutionId };
    await stage.get(Database).transaction(here, (tx) => tx.query(intend, [amina.id, noticeSha256]));
    expect(await stage.count(`from survey_invitation where person_id = $1 and ended_at is null`, [amina.id])).toBe(0);
    expect(await outcome(stage.link.keep(amina.token, stageSaid('D1')))).toBe('survey.stopped');
    const again = 'update survey_response set touched_at = started_at where person_id = $1';
    const tried = (purpose: string, sql: string) =>
      stage.hostile(purpose, amina.id, (client) => broke(client, sql, [amina.id]));
    expect(await tried('own', again)).toBe('survey_answered_willingly');
    expect(await tried('evidence', 'select from survey_answer where person_id = $1')).toBe('0 rows');
    await stage.get(Endings).finishBegun(stage.institutionId);
  });
});

describe('a client that knows nothing of our code', () => {
  test('asks nobody against their will, and nobody at the baseline who could know their result', async () => {
    const [refuses, undecided] = [await stage.applicant(), await stage.applicant()];
    const [told, left] = [await stage.applicant(), await stage.applicant()];
    await stage.says('refuse', refuses);
    await stage.pair(told.applicationId, 'proposed');
    // Left out by the draft of which somebody else was told.
    const [draft] = await stage.db.query<{ id: string }>(
      'select draft_id as id from pairing where application_id = $1',
      [told.applicationId],
    );
    await stage.db.query(`set session_replication_role = 'replica'`);
    await stage.db.query(
      `insert into draft_unmatched (institution_id, draft_id, application_id, tier, reason) values ($1, $2, $3, 1, '{}')`,
      [...[stage.institutionId, draft?.id, left.applicationId]],
    );
    await stage.db.query(`set session_replication_role = 'origin'`);
    const tried = (id: string, kind = 'baseline') =>
      stage.hostile('', '', (client) => broke(client, invite, [id, stage.round, kind]));
    expect([await tried(refuses.id), await tried(undecided.id), await tried(undecided.id, 'six-months')]).toEqual([
      ...['survey_asked_willingly', '1 rows', 'survey_asked_willingly'],
    ]);
    expect([await tried(told.id), await tried(left.id), await tried(told.id, 'close')]).toEqual([
      ...['survey_baseline_before_result', 'survey_baseline_before_result', '1 rows'],
    ]);
    expect((await stage.tick()).invited).toBe(1);
  });

  test('reminds nobody who has not decided, and writes no fourth reminder', async () => {
    const undecided = await stage.applicant();
    const amina = await asked();
    const link = `insert into survey_link (institution_id, token_hash, invitation_id, number, made_at)
      select institution_id, sha256(id::text::bytea), id, $2, now() from survey_invitation where person_id = $1`;
    const tried = (id: string, number: number) =>
      stage.hostile('service', '', (client) => broke(client, link, [id, number]));
    expect([await tried(undecided.id, 1), await tried(amina.id, 1), await tried(amina.id, 4)]).toEqual([
      ...['survey_reminded_willingly', '1 rows', 'survey_link_number_range'],
    ]);
  });

  test('keeps no answer of somebody who did not say yes, of somebody else, too late, or after it was handed in', async () => {
    const [amina, ben] = [await asked(), await asked()];
    for (const { token } of [amina, ben]) await stage.link.keep(token, stageSaid('D2'));
    const answer = `insert into survey_answer (institution_id, invitation_id, item_key, kind, person_id, value, at)
      select institution_id, id, 'next-step', kind, person_id, '"a1"', $2 from survey_invitation where person_id = $1`;
    const at = stage.clock.now();
    const tried = (whose: string, as = whose, when = at) =>
      stage.hostile('own', as, (client) => broke(client, answer, [whose, when]));
    expect(await tried(amina.id)).toBe('1 rows');
    expect(await tried(amina.id, ben.id)).toContain('row-level security policy "by_person"');
    expect(await tried(amina.id, amina.id, new Date('2027-03-01'))).toBe('survey_answered_in_time');
    await stage.link.submit(ben.token);
    const changes = [
      `update survey_response set language = 'cy' where person_id = $1`,
      `update survey_answer set value = '"S1"' where person_id = $1`,
      'delete from survey_answer where person_id = $1',
    ];
    for (const sql of changes)
      expect(await stage.hostile('own', ben.id, (client) => broke(client, sql, [ben.id]))).toBe(
        'survey_submitted_once',
      );
    const score = `insert into survey_score (institution_id, invitation_id, scale_key, kind, person_id, answered, score, scoring_version, at)
      select institution_id, invitation_id, 'mine', kind, person_id, 1, 9, 1, coalesce(submitted_at, now()) from survey_response where person_id = $1`;
    for (const { id } of [amina, ben])
      expect(await stage.hostile('own', id, (client) => broke(client, score, [id]))).toBe(
        'survey_scored_at_submission',
      );
    await stage.pair(amina.applicationId, 'proposed');
    expect(await tried(amina.id)).toBe('survey_baseline_before_result');
    expect(await outcome(stage.link.keep(amina.token, stageSaid('D1')))).toBe('survey.result-known');
    await stage.db.query('delete from survey_response where person_id = $1', [amina.id]);
    const begin = `insert into survey_response (institution_id, invitation_id, version_id, kind, person_id, language, mode, started_at, touched_at)
      select institution_id, id, version_id, kind, person_id, 'en', 'link', invited_at, invited_at from survey_invitation where person_id = $1`;
    const huw = await asked();
    await stage.says('stop', huw);
    expect(await stage.hostile('own', huw.id, (client) => broke(client, begin, [huw.id]))).toBe(
      'survey_answered_willingly',
    );
    const others = await stage.hostile('own', ben.id, (client) => broke(client, begin, [huw.id]));
    expect(others).toMatch(/survey_answered_willingly|row-level security/);
  });
});

test('whoever is erased, and what is older than the schedule says, goes whole: also what was handed in', async () => {
  const [amina, ben] = [await asked(), await asked()];
  for (const { token } of [amina, ben]) {
    await stage.link.keep(token, stageSaid('D2'));
    await stage.link.submit(token);
  }
  const left = (id: string) =>
    stage.count(
      'from survey_invitation i full join survey_answer a on false full join survey_score s on false where $1 in (i.person_id, a.person_id, s.person_id)',
      [id],
    );
  const here = { institutionId: stage.institutionId };
  // As an erasure does: for the purpose own, in nobody's name.
  const erased = surveyTrace.replace(':here', '$1').replace('(:student, :mentor)', '($2)');
  await stage.get(Database).transaction(here, (tx) => tx.query(erased, [stage.institutionId, amina.id]), 'own');
  expect([await left(amina.id), (await left(ben.id)) > 2]).toEqual([0, true]);
  const [rule] = surveysRetention;
  const asks = (sql = '', before = '2027-07-01') =>
    stage.get(Database).transaction(here, (tx) => tx.query<{ count: number }[]>(sql, [stage.institutionId, before]));
  expect([await asks(rule?.due, '2027-06-30'), await asks(rule?.act, '2027-06-30')]).toEqual([
    [{ count: 0 }],
    [{ count: 0 }],
  ]);
  const [due] = await asks(rule?.due);
  expect(await asks(rule?.act)).toEqual([due]);
  expect(await left(ben.id)).toBe(0);
});
