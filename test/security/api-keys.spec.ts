import type { NestExpressApplication } from '@nestjs/platform-express';
import { startApi } from '@footing/api';
import { ApiKeys, type ApiScope, apiScopeNames, apiScopes } from '@footing/identity';
import type { Actor, Permission } from '@footing/kernel';
import { filled, isUnsafe, placesIn, type Route, routesOf } from './routes';
import { openTown, rowsOf, settingsFor, type Town } from './town';

/** Two processes of the API over one database: what one has counted, the other knows. */
let town: Town;
let second: NestExpressApplication;
let urls: readonly string[];
let administrator: Actor;
beforeAll(async () => {
  town = await openTown({ env: { TRUST_PROXY_HOPS: '1' } });
  second = await startApi(settingsFor(town.db.url));
  urls = [town.apiUrl, `http://localhost:${new URL((await second.getUrl()).replace('[::]', 'localhost')).port}`];
  const { institutionId, people } = town.wexmere;
  administrator = { institutionId, accountId: people.administrator, roles: ['administrator'] };
}, 90_000);
afterAll(async () => {
  await second.close();
  await town.close();
});

const keys = () => town.web.get(ApiKeys, { strict: false });
const made = (...scopes: ApiScope[]) => keys().make(administrator, { name: 'A system', scopes, days: 30 });
const ask = (key: string, path = '/api/v1/programmes', at = 0, init: RequestInit = {}) =>
  fetch((urls[at] ?? '') + path, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });

async function asked(route: Route, key: string, whose: Town['wexmere']): Promise<number> {
  const path = filled(route, await Promise.all(placesIn(route).map(({ kind }) => whose.seeds.of(kind))));
  const sent = isUnsafe(route) ? { body: '{}', headers: { 'content-type': 'application/json' } } : {};
  return (await ask(key, path, 0, { method: route.method, ...sent })).status;
}

const needed = ({ policy }: Route): Permission | undefined => policy?.permission;

test.each(apiScopeNames)('a key for %s opens the routes of its permissions, and no other', async (scope) => {
  const { key } = await made(scope);
  const allowed: readonly Permission[] = apiScopes[scope].permissions;
  const before = await rowsOf(town, town.ashby.institutionId);
  const routes = routesOf(town.api, '/api/v1').filter((route) => needed(route) !== undefined);
  for (const route of routes) {
    const permission = needed(route);
    const isOpen = permission !== undefined && allowed.includes(permission);
    const status = await asked(route, key, town.wexmere);
    // A file's address says first what kind of file it takes.
    if (isOpen) expect([route.name, [401, 403].includes(status) || status >= 500]).toEqual([route.name, false]);
    else expect([route.name, [403, 415].includes(status)]).toEqual([route.name, true]);
    if (isOpen && placesIn(route).length > 0 && !isUnsafe(route))
      expect([route.name, await asked(route, key, town.ashby)]).toEqual([route.name, 404]);
  }
  expect(await rowsOf(town, town.ashby.institutionId)).toEqual(before);
});

test('no key decides, publishes, makes drafts or manages anything, whatever it was made for', () => {
  const all = new Set(Object.values(apiScopes).flatMap(({ permissions }): readonly Permission[] => permissions));
  const people: readonly Permission[] = [
    'drafts.make',
    'drafts.review',
    'drafts.publish',
    'accounts.edit',
    'api-keys.manage',
  ];
  for (const permission of people) expect([permission, all.has(permission)]).toEqual([permission, false]);
});

test('a key ends when its time is over, in every process at once', async () => {
  const { id, key } = await made('programmes:read');
  expect([(await ask(key)).status, (await ask(key, undefined, 1)).status]).toEqual([200, 200]);
  await town.db.query(`update api_key set expires_at = now() - interval '1 second' where id = $1`, [id]);
  expect([(await ask(key)).status, (await ask(key, undefined, 1)).status]).toEqual([401, 401]);
});

test('a key that was taken back ends in every process at once', async () => {
  const { id, key } = await made('programmes:read');
  expect((await ask(key, undefined, 1)).status).toBe(200);
  await keys().revoke(administrator, id);
  expect([(await ask(key)).status, (await ask(key, undefined, 1)).status]).toEqual([401, 401]);
});

test('beside its successor a key goes on for a day, and no longer', async () => {
  const old = await made('programmes:read');
  const next = await keys().rotate(administrator, old.id);
  expect([(await ask(old.key)).status, (await ask(next.key)).status]).toEqual([200, 200]);
  const [row] = await town.db.query<{ hours: number }>(
    `select extract(epoch from expires_at - now())::float8 / 3600 as hours from api_key where id = $1`,
    [old.id],
  );
  expect(row?.hours).toBeGreaterThan(23.9);
  expect(row?.hours).toBeLessThanOrEqual(24);
});

test('neither the key nor anything it could be found by is in the database', async () => {
  const { key } = await made('programmes:read');
  const rows = await town.db.query<{ row: string }>('select t::text as row from api_key t');
  for (const { row } of rows) expect(row).not.toContain(key.slice(8, 30));
});

test.each(['', 'footing_', `footing_${'a'.repeat(43)}`, `footing_${'a'.repeat(5_000)}`, 'footing_%00', "' or 1=1--"])(
  'what is no key (%#) opens nothing',
  async (key) => expect((await ask(key)).status).toBe(401),
);

describe('limits', () => {
  test('a key is answered 600 times a minute, over both processes together, and then told when to come back', async () => {
    const [{ key }, other] = [await made('programmes:read'), await made('programmes:read')];
    const statuses: number[] = [];
    for (let sent = 0; sent < 640; sent += 20) {
      const some = Array.from({ length: 20 }, (_, at) => ask(key, '/api/v1/programmes?page=x', at % 2));
      statuses.push(...(await Promise.all(some)).map(({ status }) => status));
    }
    const answered = statuses.filter((status) => status !== 429).length;
    expect(answered).toBeLessThanOrEqual(600);
    expect(answered).toBeGreaterThan(550);
    const refused = await ask(key, undefined, 1);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(other.key)).status).toBe(200);
  }, 120_000);

  test('one address may try thirty unknown keys a minute, over both processes together, and good keys still work', async () => {
    const { key } = await made('programmes:read');
    const tries = Array.from({ length: 40 }, (_, at) => ask(`guess-${at}`, undefined, at % 2));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(30);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
    expect((await ask(key)).status).toBe(200);
  });

  test('a household that changes its IPv6 address with every guess is one network all the same', async () => {
    const from = (at: number) => ({ headers: { 'x-forwarded-for': `2001:db8:7:7::${(at + 1).toString(16)}` } });
    const tries = Array.from({ length: 40 }, (_, at) => ask(`guess-${at}`, undefined, 0, from(at)));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
    const next = { headers: { 'x-forwarded-for': '2001:db8:7:8::1' } };
    expect((await ask('guess', undefined, 0, next)).status).toBe(401);
  });
});
