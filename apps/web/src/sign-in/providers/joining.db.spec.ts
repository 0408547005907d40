import { amina } from '@footing/testing/identity-providers/people';
import { UniversityOidc } from '@footing/testing/identity-providers/university-oidc';
import { doorFor } from '../../spec/door';
import type { Visitor } from './spec/visitor';
import { Wharfedale } from './spec/wharfedale';

let here: Wharfedale;
let university: UniversityOidc;
let id: string;
let visitor: Visitor;
let mine: string;
let another: string;

beforeAll(async () => {
  [here, university] = [
    await Wharfedale.start([doorFor({ method: 'e-mail', strength: 'single' })]),
    await UniversityOidc.start(),
  ];
  id = await here.useOidc(university);
  const make = async (name: string, email: string) =>
    (await here.accounts.create(here.actor, { name, email, roles: ['mentor'] })).id;
  [mine, another] = [await make('Amina', amina.email), await make('Ben', 'ben@wharfedale.example')];
}, 60_000);
beforeEach(async () => {
  await here.db.query('delete from sign_in_identity; delete from sign_in_joining');
  visitor = here.visitor();
});
afterAll(async () => {
  await university.stop();
  await here.stop();
});

const arrive = (who = visitor) => who.follow(`/sign-in/oidc/${id}?next=/me`);
const enterAs = (accountId: string, who = visitor) => who.get(`/enter/${here.institutionId}/${accountId}`);
const identities = () => here.db.query<{ account_id: string }>('select account_id from sign_in_identity');

test('an address that is here already lets nobody in: it only offers to join the two ways in', async () => {
  const page = await arrive();
  expect(page.status).toBe(200);
  expect(page.text).toContain('Have you signed in here another way before?');
  expect(page.text).not.toContain('Amina');
  expect(await visitor.isIn()).toBe(false);
  expect(await identities()).toEqual([]);
});

test('who proves the other way in joins them, and comes in by the university from then on', async () => {
  await arrive();
  await enterAs(mine);
  expect((await visitor.get('/sign-in/join')).text).toContain('Join your university’s sign-in to your account?');
  expect(await visitor.send('/sign-in/join', '/sign-in/join')).toMatchObject({ status: 303 });
  expect(await identities()).toEqual([{ account_id: mine }]);
  expect(await here.record('sign-in.joined')).toHaveLength(1);
  const later = here.visitor();
  expect((await arrive(later)).at).toBe(`${here.url}/me`);
});

test('only the account that has the address is joined', async () => {
  await arrive();
  await enterAs(another);
  expect(await visitor.get('/sign-in/join')).toMatchObject({ status: 303, to: '/' });
  expect((await visitor.send('/me', '/sign-in/join')).status).toBe(404);
  expect(await identities()).toEqual([]);
});

test('only the browser that came from the university joins', async () => {
  await arrive();
  const other = here.visitor();
  await enterAs(mine, other);
  expect((await other.send('/me', '/sign-in/join')).status).toBe(404);
  expect(await identities()).toEqual([]);
});

test('after fifteen minutes, or with a proof that is older than five, nothing is joined', async () => {
  await arrive();
  await enterAs(mine);
  await here.db.query(`update account_session set began_at = now() - interval '6 minutes'`);
  expect((await visitor.send('/me', '/sign-in/join')).status).toBe(409);
  await here.db.query(`update account_session set began_at = now(); update sign_in_joining set expires_at = now()`);
  expect((await visitor.send('/me', '/sign-in/join')).status).toBe(404);
  expect(await identities()).toEqual([]);
});

test('of twenty that join at once one does', async () => {
  await arrive();
  await enterAs(mine);
  const token = /name="_csrf" value="([^"]+)"/.exec((await visitor.get('/sign-in/join')).text)?.[1] ?? '';
  const twins = Array.from({ length: 20 }, () => visitor.twin());
  const answers = await Promise.all(twins.map((twin) => twin.post('/sign-in/join', { _csrf: token })));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(await identities()).toHaveLength(1);
});

test('signing out goes to the university, with nothing of ours in the address but the way back', async () => {
  await here.db.query('insert into sign_in_identity values ($1, $2, $3, $4)', [
    ...[here.institutionId, university.issuer, amina.id, mine],
  ]);
  await arrive();
  expect(await visitor.isIn()).toBe(true);
  const page = await visitor.send('/sign-out', '/sign-out');
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining('You are signed out here') });
  const [, to = ''] = /href="([^"]+end\?[^"]+)"/.exec(page.text.replaceAll('&amp;', '&')) ?? [];
  expect(to).toContain(`${university.issuer}/session/end?`);
  expect(new URL(to).searchParams.get('post_logout_redirect_uri')).toBe(`${here.url}/`);
  expect(await visitor.isIn()).toBe(false);
});
