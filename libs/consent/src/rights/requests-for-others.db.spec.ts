import type { Actor } from '@footing/kernel';
import { RightsStage } from '../spec/rights-stage';
import type { ByLetterInput } from './right.input';
import { RequestsForOthers } from './requests-for-others.service';

let stage: RightsStage;
let officer: Actor;
let others: RequestsForOthers;
beforeAll(async () => {
  stage = await RightsStage.open();
  officer = await stage.person('data-protection-officer');
  others = new RequestsForOthers(stage.database, stage.clock, stage.secrets);
});
afterAll(() => stage.close());
beforeEach(() => stage.on('2026-09-03T10:00:00Z'));

/** Somebody in the data who never signed in. */
const stranger = (word: string, email: string | null = `${word.toLowerCase()}@home.example`) =>
  stage.one(
    `insert into student (institution_id, university_id, first_name, last_name, email) values ($1, $2, $2, 'Stranger', $3) returning id`,
    [stage.institutionId, word, email],
  );
const input: ByLetterInput = {
  kind: 'erase',
  receivedOn: '2026-09-01',
  checked: 'Came to the desk with a student card',
  words: 'Please erase me',
};
const mails = async () =>
  (await stage.db.query<{ count: number }>('select count(*)::int as count from mail'))[0]?.count ?? 0;

test('somebody who never signed in is found, and erased as anybody is', async () => {
  const id = await stranger('Zoltan');
  await stranger('Other');
  const [found, ...more] = await others.search(officer, 'zolt');
  expect([found, more]).toMatchObject([{ kind: 'student', id, name: 'Zoltan Stranger', hasAccount: false }, []]);
  const before = await mails();
  const request = await others.open(officer, { kind: 'student', id }, input);
  const { lines, ...inHand } = await stage.requests.find(officer, request);
  expect(inHand).toMatchObject({
    state: 'in-hand',
    receivedOn: '2026-09-01',
    dueOn: '2026-10-01',
    name: 'Zoltan Stranger',
  });
  expect(lines.map(({ step, words }) => [step, words])).toEqual([
    ['asked', 'Please erase me'],
    ['identity-checked', 'Came to the desk with a student card'],
    ['taken-in-hand', null],
  ]);
  const { found: traces, hindrance } = await stage.erasures.preview(officer, request);
  expect([traces.map(({ words }) => words), hindrance]).toEqual([
    expect.arrayContaining(['Name, e-mail address, university number and school']),
    null,
  ]);
  await stage.closings.close(officer, request, { outcome: 'erased', ground: null, words: 'It is done' });
  const [row] = await stage.db.query('select first_name, last_name, email, university_id from student where id = $1', [
    id,
  ]);
  expect(row).toEqual({ first_name: 'Erased', last_name: 'person', email: null, university_id: `erased-${id}` });
  expect(await mails()).toBe(before + 1);
  for (const word of ['zolt', 'Erased person']) expect(await others.search(officer, word)).toEqual([]);
  expect((await others.search(officer, 'Other')).map(({ name }) => name)).toEqual(['Other Stranger']);
  const journal = await stage.journal.lines(stage.institutionId);
  expect(journal.map(({ person }) => person.id)).toContain(id);
});

test('whoever has no address either is erased without a mail, and nobody else who has none', async () => {
  const [id, other] = [await stranger('Quill', null), await stranger('Nib', null)];
  const before = await mails();
  const request = await others.open(officer, { kind: 'student', id }, input);
  await stage.closings.close(officer, request, { outcome: 'erased', ground: null, words: 'It is done' });
  expect(await mails()).toBe(before);
  const [row] = await stage.db.query('select first_name from student where id = $1', [other]);
  expect(row).toEqual({ first_name: 'Nib' });
});

test('an objection by letter stops what it is about', async () => {
  const id = await stranger('Letty');
  const request = await others.open(officer, { kind: 'student', id }, { ...input, kind: 'object' });
  await stage.closings.close(officer, request, {
    ...{ outcome: 'stopped', ground: null, words: 'We stopped it', stops: ['matching.core'] },
  });
  expect((await stage.requests.find(officer, request)).stopped).toMatchObject([{ purpose: 'matching.core' }]);
});

test('whoever has an account is asked about as if they had asked themselves', async () => {
  const amina = await stage.person('student', 'amina');
  const id = await stage.one('select student_id as id from account where id = $1', [amina.accountId]);
  const request = await others.open(officer, { kind: 'student', id }, { ...input, kind: 'correct' });
  expect((await stage.own.find(amina, request)).lines[0]).toMatchObject({ words: 'Please erase me' });
});

test('a day to come, nobody, and whoever may not are refused', async () => {
  const id = await stranger('Refused');
  const person = { kind: 'student', id } as const;
  expect(() => others.open(officer, person, { ...input, receivedOn: '2026-09-04' })).toThrow(
    expect.objectContaining({ code: 'right.received' }),
  );
  await expect(others.open(officer, { kind: 'mentor', id }, input)).rejects.toMatchObject({ code: 'right.nobody' });
  expect(() => others.search({ ...officer, roles: ['programme-lead'] }, 'Refused')).toThrow(
    expect.objectContaining({ kind: 'forbidden' }),
  );
  expect(await others.search(officer, '%')).toEqual([]);
  expect(await others.search(officer, '%%')).toEqual([]);
});
