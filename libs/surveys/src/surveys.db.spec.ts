import { Endings } from '@footing/consent';
import { Database } from '@footing/database';
import { DomainError } from '@footing/kernel';
import { testSecrets } from '@footing/testing';
import { OwnSurveys } from './answering/own-surveys.service';
import { newToken } from './answering/survey-token';
import { surveysParts } from './parts-of-me';
import { SurveysStage } from './spec/surveys-stage';
import { Waves } from './waves/waves.service';

let stage: SurveysStage;
beforeAll(async () => (stage = await SurveysStage.open()));
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.newRound();
  await stage.get(Waves).useUsual(stage.lead, stage.round);
});

const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

const own = () => stage.get(OwnSurveys);
const said = { 'career-stage': { said: 'D2' } };

/** Somebody who applied, says yes and has a link. */
async function asked() {
  const person = await stage.applicant();
  await stage.says('give', person);
  await stage.tick();
  const tokens = await stage.tokens();
  return { ...person, token: tokens.at(-1) ?? '' };
}
type Asked = Awaited<ReturnType<typeof asked>>;
const invitationOf = ({ id }: { id: string }) =>
  stage.one('select id from survey_invitation where person_id = $1 order by invited_at desc limit 1', [id]);

describe('answering', () => {
  test('page by page, on from elsewhere, and handed in; it is told, and scored', async () => {
    const amina = await asked();
    const { token } = amina;
    expect(await stage.link.open(token)).toMatchObject({ state: 'open', kind: 'baseline', answers: {}, feedback: [] });
    const kept = await stage.link.keep(token, said);
    expect(kept).toMatchObject({ faults: [], answers: said });
    const elsewhere = await own().open(amina.actor, await invitationOf(amina));
    expect(elsewhere).toMatchObject({ answers: said, state: 'open' });
    expect(elsewhere.at).not.toBe('career-stage');
    await own().keep(amina.actor, elsewhere.invitationId, { 'career-stage': { ratherNot: true } });
    await stage.link.keep(token, { 'career-stage': { said: 'P1' }, 'next-step': { said: 'a4' } });
    expect(await stage.link.submit(token)).toMatchObject([{ scale: 'career-stage', way: 'first-time' }]);
    const rows = await stage.db.query(
      `select scale_key as key, answered, score from survey_score where person_id = $1 order by 1`,
      [amina.id],
    );
    expect(rows).toContainEqual({ key: 'career-stage', answered: 1, score: 2 });
    expect(await own().of(amina.actor)).toMatchObject([{ kind: 'baseline', state: 'submitted', isBegun: true }]);
    expect(
      await stage.count(`from audit_event where event = 'survey.submitted' and object_id = $1`, [
        elsewhere.invitationId,
      ]),
    ).toBe(1);
  });

  test('opening saves nothing', async () => {
    const { token } = await asked();
    const rows = () => stage.count('from survey_response full join survey_answer on false');
    const before = await rows();
    await stage.link.open(token);
    expect(await rows()).toBe(before);
  });

  test('what is no answer is refused at its item, and nothing of its page is kept', async () => {
    const { token } = await asked();
    const page = await stage.link.keep(token, { 'career-stage': { said: 'Z9' }, 'next-step': { said: 'a4' } });
    expect(page).toMatchObject({ faults: [{ key: 'career-stage', code: 'not-an-option' }], answers: {} });
    expect((await stage.link.keep(token, { nonsense: { said: 'D1' } })).faults).toMatchObject([{ code: 'unknown' }]);
    expect((await stage.link.open(token)).answers).toEqual({});
  });

  test('the second survey tells them where they were', async () => {
    const amina = await asked();
    await stage.link.keep(amina.token, said);
    await stage.link.submit(amina.token);
    await stage.pair(amina.applicationId);
    stage.at('2027-07-01T10:00:00Z');
    await stage.db.query('delete from mail');
    await stage.tick();
    const mine = (await own().of(amina.actor)).find(({ kind }) => kind === 'close');
    await own().keep(amina.actor, mine?.invitationId ?? '', { 'career-stage': { said: 'S1' } });
    const told = await own().submit(amina.actor, mine?.invitationId ?? '');
    expect(told[0]).toMatchObject({ scale: 'career-stage', way: 'further' });
    expect(told[0]?.says).toContain('working out what you want');
  });

  test('words are sealed, and the copy of everything has them opened, in the words of the survey', async () => {
    const amina = await asked();
    await stage.link.keep(amina.token, said);
    const { id, person, text } = await withWords(amina);
    expect(
      await stage.count(`from survey_answer where person_id = $1 and sealed is not null and value is null`, [id]),
    ).toBe(1);
    const copies = await stage.get(Database).transaction(
      stage.lead,
      async (tx) => {
        const all: (readonly (readonly unknown[])[])[] = [];
        for (const part of surveysParts)
          all.push(await part.rows({ tx, institutionId: stage.institutionId, person, secrets: testSecrets() }));
        return all;
      },
      'own',
    );
    const words = JSON.stringify(copies);
    for (const part of [text, 'I want to start but have no ideas so far', 'baseline']) expect(words).toContain(part);
    copies.forEach((rows, at) =>
      rows.forEach((row) => expect(row).toHaveLength(surveysParts[at]?.columns.length ?? 0)),
    );
  });
});

/** They write something in a survey that asks for words. */
async function withWords(amina: Asked) {
  await stage.pair(amina.applicationId);
  stage.at('2027-07-01T10:00:00Z');
  await stage.tick();
  const close = (await own().of(amina.actor)).find(({ kind }) => kind === 'close');
  const { instrument, invitationId } = await own().open(amina.actor, close?.invitationId ?? '');
  const item = instrument.items.find(({ type, showIf }) => type === 'text' && showIf === undefined);
  const text = 'Kind words of a canary';
  expect(await own().keep(amina.actor, invitationId, { [item?.key ?? '']: { said: text } })).toMatchObject({
    faults: [],
  });
  return {
    id: amina.id,
    text,
    person: {
      accountId: amina.actor.accountId ?? '',
      studentId: amina.id,
      mentorId: null,
      name: 'Amina',
      email: 'a@b.example',
    },
  };
}

describe('links', () => {
  test('guessed, cut, of another university or taken back, they are not there', async () => {
    const amina = await asked();
    const guess = newToken(stage.institutionId).text;
    const elsewhere = newToken('00000000-0000-4000-8000-000000000000').text;
    const wrong = [
      guess,
      elsewhere,
      amina.token.slice(1),
      `${amina.token}A`,
      '',
      'x'.repeat(54),
      `${amina.token.slice(0, -1)}~`,
    ];
    for (const text of wrong) {
      expect(await refused(stage.link.open(text))).toBe('survey.not-found');
      expect(await refused(stage.link.keep(text, said))).toBe('survey.not-found');
    }
    const ben = await stage.applicant();
    expect(await refused(own().open(ben.actor, await invitationOf(amina)))).toBe('survey.not-found');
    await own().revokeLinks(amina.actor, await invitationOf(amina));
    expect(await refused(stage.link.open(amina.token))).toBe('survey.not-found');
    expect(await own().open(amina.actor, await invitationOf(amina))).toMatchObject({ state: 'open' });
  });

  test('nobody finds them in the database', async () => {
    const { token } = await asked();
    const dump = JSON.stringify(
      await stage.db.query('select l.*, encode(token_hash, $1) as h from survey_link l', ['base64']),
    );
    expect(dump).not.toContain(token);
    const ends = await stage.db.query<{ end: string }>(
      `select right(encode(token_hash, 'hex'), 16) as end from survey_link`,
    );
    const inHex = Buffer.from(token, 'base64url').toString('hex');
    expect(ends.filter(({ end }) => inHex.includes(end))).toEqual([]);
    expect(dump).not.toContain(Buffer.from(token, 'base64url').subarray(16).toString('base64'));
  });

  test('used again after it was handed in, or passed on, they show nothing that was said', async () => {
    const { token } = await asked();
    await stage.link.keep(token, said);
    await stage.link.submit(token);
    const soon = await stage.link.open(token);
    expect([soon.state, soon.answers, soon.feedback.length]).toEqual(['submitted', {}, 1]);
    expect(await refused(stage.link.keep(token, { 'career-stage': { said: 'S1' } }))).toBe('survey.submitted');
    stage.later(1);
    expect(await stage.link.open(token)).toMatchObject({ state: 'submitted', answers: {}, feedback: [] });
  });

  test('an older link goes on working beside the newer ones, and all end with the window', async () => {
    const amina = await asked();
    stage.later(3);
    expect(await stage.tick()).toMatchObject({ reminded: 1 });
    const [first = '', second = ''] = await stage.tokens();
    expect(second).not.toBe(first);
    await stage.link.keep(first, said);
    expect((await stage.link.open(second)).answers).toEqual(said);
    stage.later(61);
    expect((await stage.link.open(first)).state).toBe('over');
    for (const work of [stage.link.keep(first, said), stage.link.submit(second)])
      expect(await refused(work)).toBe('survey.over');
    expect(await stage.tick()).toMatchObject({ ended: 1, reminded: 0 });
    expect(amina.token).toBe(first);
  });
});

describe('reminders', () => {
  test('come after 3, 7 and 14 days, each with a subject of its own, and then never; none in quiet hours', async () => {
    await asked();
    const told: [number, number][] = [];
    // The day before each, the day, and the day after; the 8th of November is a Sunday, and so is the 15th.
    for (const day of [1, 2, 3, 4, 6, 7, 8, 13, 14, 15, 20]) {
      stage.later(day - (told.at(-1)?.[0] ?? 0));
      told.push([day, (await stage.tick()).reminded]);
    }
    expect(told.filter(([, count]) => count > 0)).toEqual([
      [3, 1],
      [7, 1],
      [14, 1],
    ]);
    const subjects = (await stage.mails()).map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(4);
    const ben = await stage.applicant();
    await stage.says('give', ben);
    stage.at('2026-11-24T21:00:00Z');
    expect(await stage.tick()).toMatchObject({ invited: 0 });
    stage.at('2026-11-25T09:00:00Z');
    expect(await stage.tick()).toMatchObject({ invited: 1 });
  });

  test.each<[string, (amina: Asked) => Promise<unknown>]>([
    ['it was handed in', (amina) => stage.link.submit(amina.token)],
    ['they would rather not', (amina) => stage.link.refuse(amina.token, null)],
    ['they stopped being counted', (amina) => stage.says('stop', amina)],
    [
      'the application was taken back',
      (amina) => stage.db.query('update application set withdrawn_at = now() where id = $1', [amina.applicationId]),
    ],
    ['a result came', (amina) => stage.pair(amina.applicationId, 'proposed')],
    [
      'the wave was closed',
      async () => {
        const [wave] = await stage.get(Waves).ofRound(stage.lead, stage.round);
        await stage.get(Waves).close(stage.lead, stage.round, wave?.id ?? '');
      },
    ],
  ])('none comes once %s', async (_, ends) => {
    const amina = await asked();
    const ben = await asked();
    await ends(amina);
    stage.later(3);
    expect((await stage.tick()).reminded).toBe(_ === 'the wave was closed' ? 0 : 1);
    expect(await stage.count('from survey_invitation where person_id = $1 and ended_as is not null', [amina.id])).toBe(
      1,
    );
    expect(
      await stage.count(
        `from survey_link l join survey_invitation i on i.id = l.invitation_id where i.person_id = $1`,
        [ben.id],
      ),
    ).toBe(_ === 'the wave was closed' ? 1 : 2);
  });
});

describe('whoever has not decided', () => {
  test('is asked once, says yes on the first page, and only then anything is kept', async () => {
    const amina = await stage.applicant();
    await stage.tick();
    stage.later(3);
    expect(await stage.tick()).toMatchObject({ invited: 0, reminded: 0 });
    const [token = ''] = await stage.tokens();
    const open = await stage.link.open(token);
    expect(open).toMatchObject({ state: 'needs-yes', answers: {}, ask: { notice: { lang: 'en' } } });
    expect(open.ask?.notice.body).toContain('counted together with those of others');
    for (const work of [stage.link.keep(token, said), stage.link.submit(token)])
      expect(await refused(work)).toBe('survey.needs-yes');
    expect(await refused(stage.link.agree(token, 'evidence||abc|def'))).toBe('consent.not-shown');
    await Promise.all([1, 2].map(() => stage.link.agree(token, open.ask?.shown ?? '')));
    expect((await stage.link.keep(token, said)).faults).toEqual([]);
    expect(
      await stage.count(
        `from consent.event where subject_id = $1 and purpose = 'evidence' and kind = 'given'
      and method = 'first page of a survey'`,
        [amina.id],
      ),
    ).toBe(1);
    expect(await stage.tick()).toMatchObject({ reminded: 1 });
  });

  test('says no, which is kept: nobody asks again, at no later wave, and mail that waits is dropped', async () => {
    const amina = await stage.applicant();
    await stage.tick();
    const [token = ''] = await stage.tokens();
    const { ask } = await stage.link.open(token);
    await stage.link.refuse(token, ask?.shown ?? null);
    expect((await stage.mails()).map(({ state, text }) => [state, text])).toEqual([['stopped', '']]);
    expect(await stage.link.open(token)).toMatchObject({ state: 'stopped', ask: null });
    expect(await refused(stage.link.keep(token, said))).toBe('survey.stopped');
    await stage.pair(amina.applicationId);
    stage.at('2027-07-01T10:00:00Z');
    await stage.tick();
    expect(await stage.count('from survey_invitation where person_id = $1', [amina.id])).toBe(1);
  });

  test('also whose yes came to its end by time: they were told that we ask again, and whoever stopped is not', async () => {
    const [over, ending, stopped] = [await stage.applicant(), await stage.applicant(), await stage.applicant()];
    for (const one of [over, ending, stopped]) await stage.says('give', one);
    const yesEnded = (id: string) =>
      stage.db.query(
        `update consent.state set valid_until = clock_timestamp() - interval '1 second' where subject_id = $1 and purpose = 'evidence'`,
        [id],
      );
    await yesEnded(over.id);
    await stage.get(Endings).expire(stage.institutionId);
    await stage.says('stop', stopped);
    await yesEnded(ending.id);
    expect(await stage.tick()).toMatchObject({ invited: 2 });
    expect(await stage.count('from survey_invitation where person_id = $1', [stopped.id])).toBe(0);
    for (const token of await stage.tokens()) {
      const { state, ask } = await stage.link.open(token);
      expect([state, await refused(stage.link.keep(token, said))]).toEqual(['needs-yes', 'survey.needs-yes']);
      await stage.link.agree(token, ask?.shown ?? '');
      expect((await stage.link.open(token)).state).toBe('open');
    }
    stage.later(3);
    expect(await stage.tick()).toMatchObject({ reminded: 2 });
  });

  test('and decides on My data instead: the mail that waits is dropped all the same', async () => {
    const amina = await stage.applicant();
    await stage.tick();
    await stage.says('refuse', amina);
    expect((await stage.mails()).map(({ state }) => state)).toEqual(['stopped']);
  });
});
