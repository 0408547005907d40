import { filled, isUnsafe, placesIn, type Route, routesOf } from './routes';
import { openTown, rowsOf, type Town } from './town';
import { type Came, form, type Visitor } from './visitor';

let town: Town;
let routes: readonly Route[];
beforeAll(async () => {
  town = await openTown();
  routes = routesOf(town.web).filter(
    (route) => isUnsafe(route) && route.name !== 'POST /sign-in/saml/:provider/answer',
  );
}, 60_000);
afterAll(() => town.close());

/** What a session may write of itself whatever is refused. */
const ofTheSession = ['public.account_session'];

async function rows(): Promise<Record<string, string>> {
  const all = await rowsOf(town, town.wexmere.institutionId);
  return Object.fromEntries(Object.entries(all).filter(([table]) => !ofTheSession.includes(table)));
}

const addressOf = async (route: Route) => {
  const { seeds } = town.wexmere;
  const known = placesIn(route).map(({ kind }) =>
    seeds.knows(kind) ? seeds.of(kind) : Promise.resolve('x'.repeat(43)),
  );
  return filled(route, await Promise.all(known));
};

/** Sends what `forge` makes to every unsafe route. @returns the answers that are not a refusal, and what changed. */
async function forged(forge: (path: string, by: Visitor) => Promise<Came>, said: number): Promise<string[]> {
  const by = await town.visitor(town.wexmere.people['programme-lead']);
  await by.token();
  const addresses = await Promise.all(routes.map(addressOf));
  const before = await rows();
  const found: string[] = [];
  for (const [at, path] of addresses.entries()) {
    const { status } = await forge(path, by);
    if (status !== said) found.push(`${routes[at]?.name}: ${status}`);
  }
  const after = await rows();
  found.push(
    ...Object.keys(after)
      .filter((table) => before[table] !== after[table])
      .map((table) => `changed ${table}`),
  );
  return found;
}

test('there are routes to forge', () => expect(routes.length).toBeGreaterThan(60));

test('a form without the secret of the session, or with another’s, is refused', async () => {
  const other = await town.visitor(town.wexmere.people['programme-lead']);
  const secret = await other.token();
  expect(secret).toMatch(/^[\w-]{20,}/);
  expect(await forged((path, by) => by.ask('POST', path, form({})), 409)).toEqual([]);
  expect(await forged((path, by) => by.ask('POST', path, form({ _csrf: secret })), 409)).toEqual([]);
  expect(await forged((path, by) => by.ask('POST', path, form({ _csrf: [secret, secret] })), 409)).toEqual([]);
});

test('the secret in the address or in a header is none', async () => {
  const inAddress = async (path: string, by: Visitor) => by.ask('POST', `${path}?_csrf=${await by.token()}`, form({}));
  expect(await forged(inAddress, 409)).toEqual([]);
  const inHeader = async (path: string, by: Visitor) =>
    by.ask('POST', path, form({}), { 'x-csrf-token': await by.token() });
  expect(await forged(inHeader, 409)).toEqual([]);
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour of the same site', { 'sec-fetch-site': 'same-site' }],
  ['another origin', { origin: 'https://evil.example' }],
  ['another port', { origin: 'http://localhost:1' }],
  ['our name and more', { origin: 'http://localhost.evil.example' }],
  ['no origin in words', { origin: 'evil' }],
])('a form from %s is refused although it has the secret', async (_, headers) => {
  expect(await forged((path, by) => by.post(path, {}, headers), 409)).toEqual([]);
});

test('what is no form is refused although it has the secret', async () => {
  const plain = async (path: string, by: Visitor) =>
    by.ask('POST', path, `_csrf=${await by.token()}`, { 'content-type': 'text/plain' });
  expect(await forged(plain, 409)).toEqual([]);
  const json = async (path: string, by: Visitor) =>
    by.ask('POST', path, JSON.stringify({ _csrf: await by.token() }), { 'content-type': 'application/json' });
  expect(await forged(json, 409)).toEqual([]);
});

test('nothing is changed by asking for its address', async () => {
  const by = await town.visitor(town.wexmere.people['programme-lead']);
  const addresses = await Promise.all(routes.map(addressOf));
  // Looking is written down, for a draft's figures too, and whoever looks at the page for it gets a code to scan, which opens nothing yet.
  const written = ['public.audit_event', 'public.audit_subject', 'public.review_look', 'public.account_totp'];
  const tables = async () => Object.entries(await rows()).filter(([table]) => !written.includes(table));
  const before = await tables();
  for (const path of addresses) {
    const { status } = await by.get(`${path}?_csrf=${await by.token()}`);
    expect(status).toBeLessThan(500);
  }
  expect(await tables()).toEqual(before);
});

test('a form of our own page is taken, whichever way the browser says so', async () => {
  const by = await town.visitor(town.wexmere.people['programme-lead']);
  const send = (headers: Record<string, string>) =>
    by.post('/institution/schools', { name: `School ${Math.random()}` }, headers).then(({ status }) => status);
  expect(await send({})).toBe(303);
  expect(await send({ 'sec-fetch-site': 'same-origin', origin: town.webUrl })).toBe(303);
  expect(await send({ 'sec-fetch-site': 'same-origin', origin: 'null' })).toBe(303);
});

test('two pages that open at once in a new session: neither takes the other’s form away', async () => {
  for (let time = 0; time < 5; time++) {
    const by = await town.visitor(town.wexmere.people['programme-lead']);
    const opened = await Promise.all(['/institution/schools', '/nothing-here', '/me'].map((path) => by.get(path)));
    for (const { text } of opened) {
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
      const fields = form({ _csrf, name: `School ${Math.random()}` });
      expect((await by.ask('POST', '/institution/schools', fields)).status).toBe(303);
    }
  }
});
