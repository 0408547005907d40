import { joiningRetention } from './retention';
import { Stage } from './spec/stage';

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
afterAll(() => stage.close());

const begun = async (record = true) => {
  const amina = await stage.student(record);
  await stage.signUps.begin(amina, stage.roundId);
  return amina;
};

test('a student answers question by question, and what was typed is what matching reads', async () => {
  const amina = await begun();
  await stage.answers(amina, 'help', { help: ['Interview practice'], 'help-other': 'Speaking up' });
  await stage.answers(amina, 'direction', { direction: ['undecided'] });
  await stage.answers(amina, 'meeting', { meeting: ['online', 'in person'], place: 'Leeds' });
  await stage.answers(amina, 'times', { 'times-1': ['Monday evening'], 'times-3': ['Wednesday morning'] });
  await stage.answers(amina, 'needs', { needs: ['A quiet place'], 'needs-more': 'I lip-read' });
  await stage.answers(amina, 'experience', { experience: ['Carer', 'Commuter'] });
  await stage.answers(amina, 'important', { important: 'direction' });
  await stage.answers(amina, 'avoid', { avoid: 'Joan Smith\ntom@w.example' });
  expect(await stage.candidates()).toEqual([]);
  await stage.sending.send(amina, stage.roundId);
  const [read] = await stage.candidates();
  const letters = await stage.db.query<{ kind: string }>('select kind from mail');
  expect(letters).toEqual([{ kind: 'sign-up-notice' }]);
  expect(read?.answers).toEqual({
    helpWanted: ['Interview practice', 'Speaking up'],
    direction: ['undecided'],
    meetingModes: ['online', 'in person'],
    place: 'Leeds',
    availability: ['Monday evening', 'Wednesday morning'],
    mostImportant: 'direction',
    avoid: ['Joan Smith', 'tom@w.example'],
  });
  expect(read?.experiencesWanted).toHaveLength(2);
  expect(JSON.stringify(read)).not.toMatch(/quiet|lip/);
  const view = await stage.signUps.find(amina, stage.roundId);
  expect(view).toMatchObject({ needs: { chosen: ['A quiet place'], more: 'I lip-read' }, sentAt: stage.clock.now() });
  expect(view.experiences).toEqual(['Carer', 'Commuter']);
});

const events = (studentId: string) =>
  stage.db.query<{ kind: string; method: string }>(
    `select kind, method from consent.event where subject_id = $1 and purpose = 'matching.characteristics' order by order_no`,
    [studentId],
  );

test('what somebody shares is one decision each, taken back when it is no longer named, and given anew when it is again', async () => {
  const amina = await begun();
  await stage.answers(amina, 'experience', { experience: ['Carer', 'Commuter'] });
  expect(await events(amina.studentId)).toEqual([]);
  await stage.sending.send(amina, stage.roundId);
  expect(await events(amina.studentId)).toEqual([
    { kind: 'given', method: 'sign-up' },
    { kind: 'given', method: 'sign-up' },
  ]);
  await stage.answers(amina, 'experience', { experience: ['Commuter'] });
  await stage.answers(amina, 'experience', { experience: ['Commuter', 'Carer'] });
  expect((await events(amina.studentId)).map(({ kind }) => kind)).toEqual(['given', 'given', 'withdrawn', 'given']);
  const mine = (await stage.candidates()).find(({ studentId }) => studentId === amina.studentId);
  expect(mine?.experiencesWanted).toHaveLength(2);
});

test('what was taken back on My data stays so when another answer is changed', async () => {
  const amina = await begun();
  await stage.answers(amina, 'experience', { experience: ['Carer'] });
  await stage.sending.send(amina, stage.roundId);
  const person = { kind: 'student' as const, id: amina.studentId };
  const [choice] = (await stage.choices.of(amina, person)).filter(({ item }) => item !== '');
  const [notice] = await stage.db.query<{ sha: string }>(
    `select encode(sha256, 'hex') as sha from consent.notice where purpose = 'matching.characteristics'`,
  );
  const decision = { noticeSha256: notice?.sha ?? '', shownAt: new Date(), method: 'button on my data' };
  await stage.choices.stop(amina, person, {
    ...{ purpose: 'matching.characteristics', item: choice?.item ?? '' },
    ...decision,
  });
  await stage.answers(amina, 'help', { help: ['Further study'] });
  expect((await stage.signUps.find(amina, stage.roundId)).experiences).toEqual([]);
  expect((await events(amina.studentId)).map(({ kind }) => kind)).toEqual(['given', 'withdrawn']);
});

test('a text about sharing that changed since it was read is read again before anything is sent', async () => {
  const amina = await begun();
  await stage.answers(amina, 'experience', { experience: ['Parent'] });
  const publish = (body: string) =>
    stage.db.query(
      `insert into consent.notice (institution_id, sha256, purpose, version, lang, body)
       select $1, sha256(convert_to($2, 'UTF8')), 'matching.characteristics', 9, 'en', $2`,
      [stage.here, body],
    );
  await publish('New words');
  await expect(stage.sending.send(amina, stage.roundId)).rejects.toMatchObject({ code: 'consent.text-changed' });
  expect(await events(amina.studentId)).toEqual([]);
  await stage.answers(amina, 'experience', { experience: ['Parent'] });
  await stage.sending.send(amina, stage.roundId);
  expect(await events(amina.studentId)).toHaveLength(1);
});

test('whoever is not known yet gets a record from their account, and only one', async () => {
  const ben = await begun(false);
  await Promise.all([stage.signUps.begin(ben, stage.roundId), stage.signUps.begin(ben, stage.roundId)]);
  const [made] = await stage.db.query<{ first: string; last: string; n: number }>(
    `select s.first_name as first, s.last_name as last, count(*) over ()::int as n from account a
       join student s on s.id = a.student_id where a.id = $1`,
    [ben.accountId],
  );
  expect(made).toEqual({ first: 'Amina Zahra', last: 'Yusuf', n: 1 });
});

test('a record with the same address that is not linked is nobody’s to take', async () => {
  const ben = await stage.student(false);
  await stage.db.query(
    `insert into student (institution_id, email, first_name, last_name)
     select institution_id, email, 'Somebody', 'Else' from account where id = $1`,
    [ben.accountId],
  );
  await expect(stage.signUps.begin(ben, stage.roundId)).rejects.toMatchObject({ code: 'application.record-elsewhere' });
});

test('what came in a file is filled in, and answers that are not asked for stay', async () => {
  const amina = await stage.student();
  await stage.db.query(
    `insert into application (institution_id, round_id, student_id, answers) values ($1, $2, $3, $4)`,
    [
      ...[stage.here, stage.roundId, amina.studentId],
      JSON.stringify({
        course: 'History',
        'column:grade': '6',
        helpWanted: ['Networking'],
        ratings: ['a@b.example: 5'],
      }),
    ],
  );
  await stage.signUps.begin(amina, stage.roundId);
  const view = await stage.signUps.find(amina, stage.roundId);
  expect(view.steps).not.toContain('course');
  expect(view.isIn).toBe(true);
  await stage.answers(amina, 'help', { help: [], 'help-other': '' });
  const mine = (await stage.candidates()).find(({ studentId }) => studentId === amina.studentId);
  expect(mine?.answers).toEqual({ course: 'History', 'column:grade': '6', ratings: ['a@b.example: 5'] });
});

test('before and after sign-up nothing is begun, changed or sent', async () => {
  const amina = await begun();
  const ben = await stage.student();
  for (const day of ['2026-12-01T09:00:00Z', '2026-09-27T09:00:00Z']) {
    stage.clock.moveTo(new Date(day));
    const closed = { code: 'sign-up.closed' };
    await expect(stage.signUps.begin(ben, stage.roundId)).rejects.toMatchObject(closed);
    await expect(stage.answers(amina, 'help', { help: ['Further study'] })).rejects.toMatchObject(closed);
    await expect(stage.sending.send(amina, stage.roundId)).rejects.toMatchObject(closed);
  }
  stage.clock.moveTo(new Date('2026-10-05T12:00:00Z'));
});

test('a mentor and a lead sign up for nothing', async () => {
  const here = { institutionId: stage.here, accountId: null };
  for (const role of ['mentor', 'programme-lead'] as const)
    await expect(stage.signUps.open({ ...here, roles: [role] })).rejects.toMatchObject({ kind: 'forbidden' });
});

test('nobody but their owner can read answers on their way, whatever the purpose', async () => {
  const amina = await begun();
  await stage.answers(amina, 'about', { about: 'My own words' });
  for (const purpose of ['service', 'matching.core', 'matching.characteristics', 'evidence'] as const) {
    const seen = await stage.database.transaction(
      { institutionId: stage.here },
      (tx) => tx.query<unknown[]>('select 1 from sign_up'),
      purpose,
    );
    expect(seen).toEqual([]);
  }
  const needs = await stage.database.transaction(
    { institutionId: stage.here },
    (tx) => tx.query<unknown[]>('select 1 from access_need'),
    'matching.core',
  );
  expect(needs).toEqual([]);
});

test('answers that were not sent go a month after sign-up, unread, and what must work for somebody a month after the year', async () => {
  const amina = await begun();
  await stage.answers(amina, 'needs', { needs: ['A quiet place'] });
  await stage.sending.send(amina, stage.roundId);
  const ask = (code: string, what: 'due' | 'act', before: string) => {
    const rule = joiningRetention.find((one) => one.code === code);
    return stage.database.transaction({ institutionId: stage.here }, async (tx) => {
      const [row] = await tx.query<{ count: number }[]>(rule?.[what] ?? '', [stage.here, before]);
      return row?.count;
    });
  };
  const count = async (table: string) =>
    (await stage.db.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0;
  const [signUps, needs] = [await count('sign_up'), await count('access_need')];
  expect(needs).toBeGreaterThan(0);
  expect([await ask('sign-ups', 'act', '2026-11-30'), await ask('access-needs', 'act', '2027-06-30')]).toEqual([0, 0]);
  expect(await ask('sign-ups', 'due', '2026-12-01')).toBe(signUps);
  expect(await ask('sign-ups', 'act', '2026-12-01')).toBe(signUps);
  expect(await ask('access-needs', 'due', '2027-07-01')).toBe(needs);
  expect(await ask('access-needs', 'act', '2027-07-01')).toBe(needs);
  expect([await count('sign_up'), await count('access_need')]).toEqual([0, 0]);
});
