import type { Actor } from '@footing/kernel';
import type { Arrived } from '@footing/testing';
import { Secret, TOTP } from 'otpauth';
import { Office } from '../links/spec/office';
import type { Owner } from './second-factor.query';

let office: Office;
let joan: Owner;
let helen: Owner;
let administrators: Actor[];

beforeAll(async () => {
  office = await Office.open();
  const { institutionId } = office;
  joan = { institutionId, accountId: await office.addAccount('joan@example.org', ['mentor']) };
  helen = {
    institutionId,
    accountId: await office.addAccount('helen@wharfedale.example', ['consultant', 'administrator']),
  };
  administrators = [];
  for (const name of ['ada', 'max']) {
    const id = await office.addAccount(`${name}@wharfedale.example`, ['administrator']);
    administrators.push(office.actor(id, 'administrator'));
  }
});
afterEach(() => office.clear());
afterAll(() => office.close());

/** What an app would show, so many half-minutes from now. */
const codeFor = (secret: string, halfMinutes = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: office.clock.now().getTime() + halfMinutes * 30_000,
  });
const wrong = (secret: string) => (codeFor(secret) === '000000' ? '999999' : '000000');

/** @returns the app's secret and the ten spare codes. */
async function turnOn(owner: Owner) {
  const { secret } = await office.secondFactor.begin(owner);
  const codes = (await office.secondFactor.confirm(owner, codeFor(secret, -1))) ?? [];
  await office.work();
  return { secret, codes };
}
const letters = (arrived: readonly Arrived[]) =>
  arrived.map(({ to, mail }) => [to[0] ?? '', mail.subject ?? '']).sort();
const prove = (owner: Owner, typed: string) => office.secondFactor.prove(owner, typed);
const passTime = (minutes: number) => office.clock.moveTo(new Date(office.clock.now().getTime() + minutes * 60_000));

test('codes are on once the app has shown a right one, and their owner is told', async () => {
  const { secret, address } = await office.secondFactor.begin(joan);
  expect(await office.secondFactor.begin(joan)).toEqual({ secret, address });
  expect(await office.secondFactor.confirm(joan, wrong(secret))).toBeNull();
  expect(await office.secondFactor.state(joan)).toEqual({ since: null, spareCodesLeft: 0 });
  expect(await prove(joan, codeFor(secret))).toBe('wrong');
  expect(await office.secondFactor.confirm(joan, codeFor(secret))).toHaveLength(10);
  expect(await office.secondFactor.state(joan)).toEqual({ since: expect.any(Date), spareCodesLeft: 10 });
  const [told] = await office.work();
  expect(told?.mail).toMatchObject({ subject: 'A change to how you sign in', to: [{ address: 'joan@example.org' }] });
  await expect(office.secondFactor.begin(joan)).rejects.toMatchObject({ code: 'second-factor.is-on' });
  await expect(office.secondFactor.confirm(joan, codeFor(secret, 1))).rejects.toMatchObject({
    code: 'second-factor.is-on',
  });
});

test('a code is right once, and no earlier one is right after it', async () => {
  const { secret } = await turnOn(joan);
  expect(await prove(joan, codeFor(secret, 1))).toBe('right');
  expect(await prove(joan, codeFor(secret, 1))).toBe('wrong');
  expect(await prove(joan, codeFor(secret))).toBe('wrong');
});

test('of 40 who confirm at once, with the codes of two half-minutes, one gets spare codes', async () => {
  const { secret } = await office.secondFactor.begin(joan);
  const asked = Array.from({ length: 40 }, (_, index) => office.secondFactor.confirm(joan, codeFor(secret, index % 2)));
  const got = (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled');
  expect(got).toHaveLength(1);
});

test('the code that turned it on signs nobody in', async () => {
  const { secret } = await office.secondFactor.begin(joan);
  await office.secondFactor.confirm(joan, codeFor(secret));
  expect(await prove(joan, codeFor(secret))).toBe('wrong');
});

test('of 50 who type one code at once, one is let in', async () => {
  const { secret } = await turnOn(joan);
  const without = office.secondFactorWithoutLimits;
  const answers = await Promise.all(Array.from({ length: 50 }, () => without.prove(joan, codeFor(secret))));
  expect(answers.filter((one) => one === 'right')).toHaveLength(1);
});

test('of 50 who type one spare code at once, one is let in', async () => {
  const { codes } = await turnOn(joan);
  const without = office.secondFactorWithoutLimits;
  const answers = await Promise.all(Array.from({ length: 50 }, () => without.prove(joan, codes[3] ?? '')));
  expect(answers.filter((one) => one === 'right')).toHaveLength(1);
  expect(await office.secondFactor.state(joan)).toMatchObject({ spareCodesLeft: 9 });
});

test('after six tries in a quarter of an hour even the right code is not looked at', async () => {
  const { secret } = await turnOn(joan);
  const answers = [];
  for (let tries = 0; tries < 6; tries++) answers.push(await prove(joan, wrong(secret)));
  expect(answers).toEqual(Array(6).fill('wrong'));
  expect(await prove(joan, codeFor(secret))).toBe('locked');
});

test('somebody else’s codes, app or spare, are wrong', async () => {
  const [hers, theirs] = [await turnOn(helen), await turnOn(joan)];
  expect(await prove(joan, codeFor(hers.secret))).toBe('wrong');
  expect(await prove(joan, hers.codes[0] ?? '')).toBe('wrong');
  expect(await prove(helen, theirs.codes[0] ?? '')).toBe('wrong');
});

test('new spare codes end the earlier ones', async () => {
  const { codes } = await turnOn(joan);
  const anew = await office.secondFactor.makeNewCodes(joan);
  expect(await prove(joan, codes[0] ?? '')).toBe('wrong');
  expect(await prove(joan, anew[0] ?? '')).toBe('right');
  expect((await office.work()).map(({ mail }) => mail.text)).toEqual([expect.stringContaining('New spare codes')]);
});

test('turned off, nothing of it is left, and its owner is told', async () => {
  const { codes } = await turnOn(joan);
  await office.secondFactor.remove(joan);
  expect(await office.db.query('select 1 from account_totp union all select 1 from recovery_code')).toEqual([]);
  expect(await prove(joan, codes[0] ?? '')).toBe('wrong');
  expect(await office.work()).toHaveLength(1);
  await expect(office.secondFactor.remove(joan)).rejects.toMatchObject({ code: 'second-factor.is-off' });
  await expect(office.secondFactor.makeNewCodes(joan)).rejects.toMatchObject({ code: 'second-factor.is-off' });
});

test('neither the app’s secret nor a spare code can be read in the database', async () => {
  const { secret, codes } = await turnOn(joan);
  const rows = await office.db.query<{ all: string }>(
    'select t::text as all from account_totp t union all select r::text from recovery_code r',
  );
  const kept = rows.map(({ all }) => all).join('\n');
  for (const one of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
    expect(kept).not.toContain(one);
    expect(kept).not.toContain(Buffer.from(one).toString('hex'));
  }
});

test('two administrators take codes off a colleague’s account, and never one alone', async () => {
  await turnOn(helen);
  const [ada, max] = administrators as [Actor, Actor];
  await office.resets.ask(ada, ' Helen@wharfedale.example ');
  const [reset] = await office.resets.waiting(max);
  expect(reset).toMatchObject({ email: 'helen@wharfedale.example', askedBy: ada.accountId });
  await expect(office.resets.agree(ada, reset?.id ?? '')).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(
    office.resets.agree(office.actor(helen.accountId, 'administrator'), reset?.id ?? ''),
  ).rejects.toMatchObject({ kind: 'forbidden' });
  expect(await office.secondFactor.state(helen)).toMatchObject({ since: expect.any(Date) });
  const sessions = () =>
    office.db.query('select account_id from account_session order by account_id = $1', [helen.accountId]);
  for (const { accountId } of [max, helen])
    await office.db.query(
      `insert into account_session (institution_id, account_id, hash, method, strength, data)
       values ($1, $2, sha256(convert_to($2::uuid::text, 'UTF8')), 'e-mail', 'single', '{}')`,
      [office.institutionId, accountId],
    );
  expect(await sessions()).toHaveLength(2);
  await office.resets.agree(max, reset?.id ?? '');
  expect(await sessions()).toEqual([{ account_id: max.accountId }]);
  expect(await office.secondFactor.state(helen)).toEqual({ since: null, spareCodesLeft: 0 });
  expect(letters(await office.work()).filter(([, subject]) => subject === 'A change to how you sign in')).toEqual(
    Array(2).fill(['helen@wharfedale.example', 'A change to how you sign in']),
  );
  await expect(office.resets.agree(max, reset?.id ?? '')).rejects.toMatchObject({ kind: 'not-found' });
});

test.each([
  ['account', 'update account set created_at = now() where id = $1'],
  ['role', `update account_role set granted_at = now() where account_id = $1 and role = 'administrator'`],
])('nobody agrees whose %s is younger than a day, in code and in the database', async (_, sql) => {
  await turnOn(helen);
  const [ada, max] = administrators as [Actor, Actor];
  await office.resets.ask(ada, 'helen@wharfedale.example');
  const [reset] = await office.resets.waiting(max);
  await office.db.query(sql, [max.accountId]);
  const agreed = office.resets.agree(max, reset?.id ?? '');
  await expect(agreed).rejects.toMatchObject({ kind: 'forbidden', code: 'reset.too-new' });
  const past = office.db.query('update second_factor_reset set agreed_by = $1, done_at = now() where id = $2', [
    ...[max.accountId, reset?.id],
  ]);
  await expect(past).rejects.toMatchObject({ constraint: 'second_factor_reset_seasoned' });
  expect(await office.secondFactor.state(helen)).toMatchObject({ since: expect.any(Date) });
  await office.db.query(`update account set created_at = now() - interval '25 hours' where id = $1`, [max.accountId]);
  await office.db.query(`update account_role set granted_at = now() - interval '25 hours' where account_id = $1`, [
    max.accountId,
  ]);
  await office.resets.agree(max, reset?.id ?? '');
  expect(await office.secondFactor.state(helen)).toMatchObject({ since: null });
});

test('every administrator hears that codes are to be taken off, and that they are', async () => {
  await turnOn(helen);
  const [ada, max] = administrators as [Actor, Actor];
  const about = 'An administrator changed something important';
  const everybody = ['ada', 'helen', 'max'].map((name) => [`${name}@wharfedale.example`, about]);
  const told = async () => letters(await office.work()).filter(([, subject]) => subject === about);
  await office.resets.ask(ada, 'helen@wharfedale.example');
  expect(await told()).toEqual(everybody);
  const [reset] = await office.resets.waiting(max);
  await office.resets.agree(max, reset?.id ?? '');
  expect(await told()).toEqual(everybody);
});

test('an empty address is asked for', async () => {
  const [ada] = administrators as [Actor];
  await expect(office.resets.ask(ada, '  ')).rejects.toMatchObject({
    fields: [{ field: 'email', message: 'Enter the e-mail address of whoever lost their codes' }],
  });
});

test('the database itself lets nobody agree with themselves, for themselves, or before the day', async () => {
  const [ada] = administrators as [Actor];
  const put = (askedBy: string | null, agreedBy: string | null, due: string | null) =>
    office.db.query(
      `insert into second_factor_reset (institution_id, account_id, asked_by, agreed_by, due_at, done_at)
       values ($1, $2, $3, $4, now() + $5::interval, now())`,
      [office.institutionId, helen.accountId, askedBy, agreedBy, due],
    );
  await expect(put(ada.accountId, ada.accountId, null)).rejects.toMatchObject({
    constraint: 'second_factor_reset_two_people',
  });
  await expect(put(ada.accountId, helen.accountId, null)).rejects.toMatchObject({
    constraint: 'second_factor_reset_two_people',
  });
  await expect(put(helen.accountId, ada.accountId, null)).rejects.toMatchObject({
    constraint: 'second_factor_reset_by_whom',
  });
  await expect(put(ada.accountId, null, null)).rejects.toMatchObject({ constraint: 'second_factor_reset_done' });
  await expect(put(helen.accountId, null, '1 hour')).rejects.toMatchObject({ constraint: 'second_factor_reset_done' });
});

test('of 20 administrators who agree at once, one does', async () => {
  await turnOn(helen);
  const [ada, max] = administrators as [Actor, Actor];
  await office.resets.ask(ada, 'helen@wharfedale.example');
  const [reset] = await office.resets.waiting(max);
  const agreed = await Promise.allSettled(Array.from({ length: 20 }, () => office.resets.agree(max, reset?.id ?? '')));
  expect(agreed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test.each([
  ['nobody@example.org', 'reset.nobody'],
  ['joan@example.org', 'reset.no-codes'],
  ['ada@wharfedale.example', 'reset.own'],
])('%s: %s', async (email, code) => {
  const [ada] = administrators as [Actor];
  await expect(office.resets.ask(ada, email)).rejects.toMatchObject({ code, fields: [{ field: 'email' }] });
});

test('only administrators ask, see, agree and withdraw', async () => {
  const lead = office.actor(helen.accountId, 'programme-lead');
  for (const asked of [
    office.resets.ask(lead, 'x@y.example'),
    office.resets.waiting(lead),
    office.resets.agree(lead, helen.accountId),
    office.resets.withdraw(lead, helen.accountId),
  ])
    await expect(asked).rejects.toMatchObject({ kind: 'forbidden' });
});

test('withdrawn, nobody can agree any more', async () => {
  await turnOn(helen);
  const [ada, max] = administrators as [Actor, Actor];
  await office.resets.ask(ada, 'helen@wharfedale.example');
  await expect(office.resets.ask(max, 'helen@wharfedale.example')).rejects.toMatchObject({ code: 'reset.waits' });
  const [reset] = await office.resets.waiting(ada);
  await office.resets.withdraw(max, reset?.id ?? '');
  await expect(office.resets.agree(max, reset?.id ?? '')).rejects.toMatchObject({ kind: 'not-found' });
  expect(await office.secondFactor.state(helen)).toMatchObject({ since: expect.any(Date) });
});

test('a mentor takes their own codes off after a day, warned by mail', async () => {
  await turnOn(joan);
  await office.resets.askForOneself(joan);
  await office.resets.askForOneself(joan);
  const told = await office.work();
  expect(told.map(({ mail }) => mail.text)).toEqual([expect.stringContaining('from this time tomorrow')]);
  await expect(office.resets.finishOwn(joan)).rejects.toMatchObject({ code: 'reset.not-due' });
  const age = (interval: string) =>
    office.db.query('update second_factor_reset set due_at = due_at - $1::interval', [interval]);
  await age('23 hours 59 minutes');
  await expect(office.resets.finishOwn(joan)).rejects.toMatchObject({ code: 'reset.not-due' });
  await age('1 minute');
  await office.resets.finishOwn(joan);
  expect(await office.secondFactor.state(joan)).toMatchObject({ since: null });
  expect(await office.work()).toHaveLength(1);
});

test('a right code ends what somebody else may have asked for', async () => {
  const { secret } = await turnOn(joan);
  await office.resets.askForOneself(joan);
  await prove(joan, codeFor(secret));
  await office.db.query(`update second_factor_reset set due_at = now() - interval '1 hour'`);
  await expect(office.resets.finishOwn(joan)).rejects.toMatchObject({ code: 'reset.not-due' });
});

test('who works here in a role that needs codes cannot do it alone', async () => {
  await turnOn(helen);
  expect([await office.resets.mayAlone(joan), await office.resets.mayAlone(helen)]).toEqual([true, false]);
  await expect(office.resets.askForOneself(helen)).rejects.toMatchObject({ kind: 'forbidden' });
});

test('codes go with the time: an hour later the next ones are right', async () => {
  const { secret } = await turnOn(joan);
  passTime(60);
  expect(await prove(joan, codeFor(secret, -3))).toBe('wrong');
  expect(await prove(joan, codeFor(secret))).toBe('right');
});
