import type { Actor } from '@footing/kernel';
import { Office, tokenIn } from '../links/spec/office';

let office: Office;
let alumni: Actor;
let consultant: Actor;

beforeAll(async () => {
  office = await Office.open();
  alumni = office.actor(await office.addAccount('alumni@wharfedale.example', ['alumni-office']), 'alumni-office');
  consultant = office.actor(await office.addAccount('tom@wharfedale.example', ['consultant']), 'consultant');
});
afterEach(async () => {
  office.post.temper = 'takes';
  await office.clear();
  await office.db.query(
    `delete from account_role r using account a where a.id = r.account_id and a.email like '%@example.org';
     delete from account where email like '%@example.org'; delete from mentor`,
  );
});
afterAll(() => office.close());

const invite = async (pasted: string) => {
  const came = await office.invitations.invite(alumni, pasted);
  const arrived = await office.work();
  return { came, arrived, tokens: arrived.map((one) => tokenIn(one, '/invited')) };
};
const accept = (token: string, name = 'Joan Smith') =>
  office.invited.accept(token, { name, network: '192.0.2.1', nextPath: '/me' });

/** Says yes, reads the mail that follows, and opens its link. */
async function enrol(token: string, name?: string) {
  const browser = await accept(token, name);
  const [arrived] = await office.work();
  return office.links.open(tokenIn(arrived, '/sign-in/e-mail/link'), browser);
}
const states = async () => (await office.invitations.list(alumni)).map(({ email, state }) => `${email} ${state}`);
const rolesOf = (email: string) =>
  office.db.query<{ name: string; roles: string[]; mentor: boolean }>(
    `select a.name, array_agg(r.role order by r.role) as roles, a.mentor_id is not null as mentor from account a
     join account_role r on r.institution_id = a.institution_id and r.account_id = a.id where a.email = $1 group by a.id, a.institution_id`,
    [email],
  );
const age = (interval: string) =>
  office.db.query('update invitation set sent_at = sent_at - $1::interval, expires_at = expires_at - $1::interval', [
    interval,
  ]);

test('everybody who was pasted gets a mail of their own', async () => {
  const { came, arrived } = await invite('Joan Smith <joan@example.org>\nben@example.org');
  expect(came).toEqual({ sent: 2, known: 0 });
  expect(arrived.map(({ to }) => to).sort()).toEqual([['ben@example.org'], ['joan@example.org']]);
  expect((await states()).sort()).toEqual(['ben@example.org sent', 'joan@example.org sent']);
});

test('an invitation makes an account that is a mentor and nothing more, once the address is proven', async () => {
  const { tokens } = await invite('joan@example.org');
  expect(await office.invited.look(tokens[0] ?? '')).toMatchObject({ institutionName: 'wharfedale', name: '' });
  const browser = await accept(tokens[0] ?? '');
  expect(browser).toEqual(expect.any(String));
  expect(await rolesOf('joan@example.org')).toEqual([]);
  const [arrived] = await office.work();
  expect(arrived?.to).toEqual(['joan@example.org']);
  const proven = await office.links.open(tokenIn(arrived, '/sign-in/e-mail/link'), browser);
  expect(proven).toMatchObject({ institutionId: office.institutionId, nextPath: '/me' });
  expect(await rolesOf('joan@example.org')).toEqual([{ name: 'Joan Smith', roles: ['mentor'], mentor: false }]);
  expect(await states()).toEqual(['joan@example.org used']);
});

test('a mentor who is on file under this address is the one who enrols', async () => {
  await office.db.query(
    `insert into mentor (institution_id, email, first_name, last_name) values ($1, 'joan@example.org', 'Joan', 'Clark')`,
    [office.institutionId],
  );
  const { tokens } = await invite('joan@example.org');
  await enrol(tokens[0] ?? '', '');
  expect(await rolesOf('joan@example.org')).toEqual([{ name: 'Joan Clark', roles: ['mentor'], mentor: true }]);
});

test('of 50 who open the last link at once, one enrols, and there is one account', async () => {
  const { tokens } = await invite('joan@example.org');
  const browser = await accept(tokens[0] ?? '');
  const [arrived] = await office.work();
  const token = tokenIn(arrived, '/sign-in/e-mail/link');
  const opened = await Promise.all(Array.from({ length: 50 }, () => office.links.open(token, browser)));
  expect(opened.filter((one) => one !== null)).toHaveLength(1);
  expect(await rolesOf('joan@example.org')).toHaveLength(1);
});

test('of 50 live links for one invitation, used at once, one enrols and nobody else gets in', async () => {
  const { tokens } = await invite('joan@example.org');
  const browser = await accept(tokens[0] ?? '');
  const [arrived] = await office.work();
  const token = tokenIn(arrived, '/sign-in/e-mail/link');
  // The same link fifty times over, as if each had been asked for in its own right.
  await office.db.query(
    `insert into sign_in_request (institution_id, address, browser_hash, next_path, invitation_id, token_hash)
     select institution_id, address, browser_hash, next_path, invitation_id, sha256(convert_to(n || repeat('x', 43 - length(n::text)), 'UTF8'))
     from sign_in_request, generate_series(1, 49) n`,
  );
  const all = [token, ...Array.from({ length: 49 }, (_, n) => `${n + 1}${'x'.repeat(43 - String(n + 1).length)}`)];
  const opened = await Promise.all(all.map((one) => office.links.open(one, browser)));
  const accounts = new Set(opened.flatMap((one) => one?.accountId ?? []));
  expect(accounts.size).toBe(1);
  expect(
    await office.db.query(
      `select from audit_event where event = 'mentor.enrolled' and at > now() - interval '1 minute' and object_id = (select id::text from invitation)`,
    ),
  ).toHaveLength(1);
});

test('the link of an invitation opens nothing by itself, whoever has it', async () => {
  const { tokens } = await invite('joan@example.org');
  const browser = await accept(tokens[0] ?? '');
  expect(await office.links.open(tokens[0] ?? '', browser)).toBeNull();
  expect(await office.links.look(tokens[0] ?? '', browser)).toBeNull();
});

test('it ends after 14 days, when it is withdrawn, and when it is sent again', async () => {
  const { tokens } = await invite('joan@example.org');
  await age('14 days');
  expect(await office.invited.look(tokens[0] ?? '')).toBeNull();
  expect(await accept(tokens[0] ?? '')).toBeNull();
  expect(await states()).toEqual(['joan@example.org expired']);
  const [view] = await office.invitations.list(alumni);
  await office.invitations.sendAgain(alumni, view?.id ?? '');
  const [again] = await office.work();
  expect(await office.invited.look(tokens[0] ?? '')).toBeNull();
  expect(await office.invited.look(tokenIn(again, '/invited'))).not.toBeNull();
  await office.invitations.withdraw(alumni, view?.id ?? '');
  expect(await accept(tokenIn(again, '/invited'))).toBeNull();
  expect(await states()).toEqual(['joan@example.org withdrawn']);
});

test('one that is withdrawn between the two mails enrols nobody', async () => {
  const { tokens } = await invite('joan@example.org');
  const browser = await accept(tokens[0] ?? '');
  const [arrived] = await office.work();
  const [view] = await office.invitations.list(alumni);
  expect(view?.state).toBe('opened');
  await office.invitations.withdraw(alumni, view?.id ?? '');
  expect(await office.links.open(tokenIn(arrived, '/sign-in/e-mail/link'), browser)).toBeNull();
  expect(await rolesOf('joan@example.org')).toEqual([]);
});

test('a used or withdrawn invitation is neither sent again nor withdrawn', async () => {
  const { tokens } = await invite('joan@example.org');
  await enrol(tokens[0] ?? '');
  await invite('ben@example.org');
  const [ben, joan] = await office.invitations.list(alumni);
  await office.invitations.withdraw(alumni, ben?.id ?? '');
  const over = { kind: 'conflict', code: 'invitation.over' };
  for (const id of [joan?.id ?? '', ben?.id ?? '']) {
    await expect(office.invitations.sendAgain(alumni, id)).rejects.toMatchObject(over);
    await expect(office.invitations.withdraw(alumni, id)).rejects.toMatchObject(over);
  }
});

test('who has an open invitation or is a mentor already is left alone, however often they are pasted', async () => {
  await office.addAccount('ben@example.org', ['mentor']);
  await invite('joan@example.org');
  const { came, arrived } = await invite('JOAN@example.org, ben@example.org, eve@example.org');
  expect(came).toEqual({ sent: 1, known: 2 });
  expect(arrived.map(({ to }) => to)).toEqual([['eve@example.org']]);
  const twins = Array.from({ length: 8 }, () => office.invitations.invite(alumni, 'max@example.org'));
  expect((await Promise.all(twins)).reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
  expect(await office.work()).toHaveLength(1);
});

test('somebody who studies or works here becomes a mentor too, and keeps the rest', async () => {
  await office.addAccount('ann@example.org', ['student']);
  const { tokens } = await invite('ann@example.org');
  await enrol(tokens[0] ?? '', 'Somebody Else');
  expect(await rolesOf('ann@example.org')).toEqual([
    { name: 'Joan Smith', roles: ['mentor', 'student'], mentor: false },
  ]);
});

test('an account that is switched off stays off, and the invitation unused', async () => {
  const { tokens } = await invite('off@example.org');
  const browser = await accept(tokens[0] ?? '');
  const [arrived] = await office.work();
  const off = await office.addAccount('off@example.org', ['student']);
  await office.db.query('update account set disabled_at = now() where id = $1', [off]);
  expect(await office.links.open(tokenIn(arrived, '/sign-in/e-mail/link'), browser)).toBeNull();
  expect(await states()).toEqual(['off@example.org opened']);
});

test('a bounce is shown', async () => {
  office.post.temper = { at: 'recipient', code: 550 };
  await invite('gone@example.org');
  expect(await states()).toEqual(['gone@example.org bounced']);
});

test.each([
  ['joan', 'invitation.unread'],
  ['joan@example.org\nben@', 'invitation.unread'],
  [' \n', 'invitation.nobody'],
  ['joan@example.org\r\nBcc: eve@example.org\r\nnobody', 'invitation.unread'],
  [Array.from({ length: 501 }, (_, n) => `a${n}@example.org`).join('\n'), 'invitation.too-many'],
])('%.40j invites nobody', async (pasted, code) => {
  await expect(office.invitations.invite(alumni, pasted)).rejects.toMatchObject({
    code,
    fields: [{ field: 'addresses' }],
  });
  expect(await office.work()).toEqual([]);
});

test('only who may invite does, sees and ends', async () => {
  await invite('joan@example.org');
  const [view] = await office.invitations.list(alumni);
  const id = view?.id ?? '';
  const asked = [
    office.invitations.invite(consultant, 'eve@example.org'),
    office.invitations.list(consultant),
    office.invitations.sendAgain(consultant, id),
    office.invitations.withdraw(consultant, id),
  ];
  for (const one of asked) await expect(one).rejects.toMatchObject({ kind: 'forbidden' });
});

test('another institution’s invitation is not there', async () => {
  await invite('joan@example.org');
  const [view] = await office.invitations.list(alumni);
  const other = { ...alumni, institutionId: await office.addInstitution('tayside') };
  await expect(office.invitations.withdraw(other, view?.id ?? '')).rejects.toMatchObject({ kind: 'not-found' });
  expect(await office.invitations.list(other)).toEqual([]);
});

test('it is sent again three times a day at most', async () => {
  await invite('joan@example.org');
  const [view] = await office.invitations.list(alumni);
  for (let times = 0; times < 3; times++) await office.invitations.sendAgain(alumni, view?.id ?? '');
  await expect(office.invitations.sendAgain(alumni, view?.id ?? '')).rejects.toMatchObject({
    code: 'invitation.sent-often',
  });
});
