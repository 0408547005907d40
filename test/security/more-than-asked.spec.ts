import type { Role } from '@footing/kernel';
import { formsIn } from './forms';
import { filled, isUnsafe, placesIn, routesOf } from './routes';
import { openTown, rowsOf, type Town } from './town';
import type { Fields } from './visitor';

let town: Town;
beforeAll(async () => (town = await openTown()), 60_000);
afterAll(() => town.close());

const PLANTED = '0189dead-beef-7000-8000-0123456789ab';

/** What no form asks for: values that are found again wherever they should end up. */
const uninvited: Readonly<Record<string, string>> = {
  ...{ id: PLANTED, institutionId: PLANTED, institution_id: PLANTED, accountId: PLANTED, account_id: PLANTED },
  ...{
    createdBy: PLANTED,
    decidedBy: PLANTED,
    made_by: PLANTED,
    isAdmin: 'planted',
    is_admin: 'planted',
    admin: 'planted',
  },
  ...{
    createdAt: '1789-07-14',
    seed: 'planted',
    hash: 'planted',
    secret: 'planted',
    sealedTier: '1',
    is_demo: 'planted',
  },
  ...{
    '__proto__[planted]': 'planted',
    'constructor[prototype][planted]': 'planted',
    'x[__proto__][planted]': 'planted',
  },
  ...{ __proto__planted: 'planted', toString: 'planted', hasOwnProperty: 'planted', 'valueOf[x]': 'planted' },
};

/** Where a form is filled in from: every page that has one, as those who may. */
async function forms(
  role: Role,
): Promise<{ readonly page: string; readonly action: string; readonly fields: Fields }[]> {
  const visitor = await town.visitor(town.wexmere.people[role]);
  const found = [];
  for (const route of routesOf(town.web).filter((one) => !isUnsafe(one) && !/^\/(enter|health)/.test(one.path))) {
    const places = placesIn(route);
    if (!places.every(({ kind }) => town.wexmere.seeds.knows(kind))) continue;
    const page = filled(route, await Promise.all(places.map(({ kind }) => town.wexmere.seeds.of(kind))));
    for (const form of formsIn((await visitor.get(page)).text, page)) found.push({ page, ...form });
  }
  const once = new Map(found.map((form) => [`${form.action} ${Object.keys(form.fields).join()}`, form]));
  return [...once.values()];
}

/** Signing out and removing what other forms are about comes last. */
const late = (action: string) => (/sign-out|remove|abandon|cancel|role$|end$/.test(action) ? 1 : 0);

/** Rows in which something uninvited was kept, by table. */
async function planted(): Promise<string[]> {
  const tables = await town.db.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const held: string[] = [];
  for (const { name } of tables) {
    const rows = await town.db.query<{ row: string }>(
      `select t::text as row from ${name} t where t::text ~ 'planted' or t::text like $1 or t::text like '%1789-07-14%'`,
      [`%${PLANTED}%`],
    );
    held.push(...rows.map(({ row }) => `${name}: ${row.slice(0, 120)}`));
  }
  return held;
}

const polluted = () =>
  Object.keys(Object.prototype).concat(Reflect.get({}, 'planted') === undefined ? [] : ['planted']);

test.each(['programme-lead', 'administrator', 'student'] as const)(
  'what no form of a %s asks for is kept nowhere',
  async (role) => {
    const all = (await forms(role)).sort((one, other) => late(one.action) - late(other.action));
    expect(all.length).toBeGreaterThan(role === 'student' ? 1 : 8);
    const before = await rowsOf(town, town.ashby.institutionId);
    const roles = () => town.db.query('select account_id, role from account_role order by 1, 2');
    const held = await roles();
    for (const { action, fields } of all.filter(({ action }) => !/\/(roles|switch-o|people\/new)/.test(action))) {
      const visitor = await town.visitor(town.wexmere.people[role]);
      const extra = Object.fromEntries(Object.entries(uninvited).filter(([name]) => !(name in fields)));
      const { status } = await visitor.post(action, {
        role: 'administrator',
        roles: ['administrator'],
        ...extra,
        ...fields,
      });
      expect([action, status < 500]).toEqual([action, true]);
    }
    expect(await planted()).toEqual([]);
    expect(await roles()).toEqual(held);
    expect(await rowsOf(town, town.ashby.institutionId)).toEqual(before);
    expect(polluted()).toEqual([]);
  },
  600_000,
);

test('a field that is sent twice, or as a list or a tree, is no defect and lends nobody another’s', async () => {
  const visitor = await town.visitor(town.wexmere.people['programme-lead']);
  for (const { action, fields } of (await forms('programme-lead')).filter(({ action }) => late(action) === 0)) {
    for (const twist of twists(fields)) {
      const { status } = await visitor.post(action, twist);
      expect([action, Object.keys(twist).join(), status < 500]).toEqual([action, Object.keys(twist).join(), true]);
    }
  }
  expect(polluted()).toEqual([]);
}, 600_000);

function twists(fields: Fields): Fields[] {
  const each = (twist: (name: string, value: string) => [string, string | readonly string[]]): Fields =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => twist(name, String(value))));
  return [
    each((name, value) => [name, [value, 'planted']]),
    each((name, value) => [`${name}[]`, value]),
    each((name, value) => [`${name}[a][b]`, value]),
    each((name, value) => [`${name}[__proto__][planted]`, value]),
  ];
}

test('the API refuses every field that it does not know, and changes nothing', async () => {
  const { institutionId, people, seeds } = town.wexmere;
  const token = town.token({ institutionId, accountId: people['programme-lead'], roles: ['programme-lead'] });
  const round = await seeds.of('rounds');
  const bodies: readonly (readonly [string, string, object])[] = [
    ['POST', '/programmes', { name: 'Planted', kind: 'career', about: '' }],
    ['PUT', `/programmes/${await seeds.of('programmes')}`, { name: 'Planted', kind: 'career', about: '' }],
    ['PUT', `/rounds/${round}/minimum-fit`, { minimumFit: 5 }],
    ['PUT', `/rounds/${round}/tiers`, { tiers: [] }],
    ['PUT', `/rounds/${round}/schools`, { schoolIds: [] }],
    ['POST', `/rounds/${round}/barriers`, { kind: 'must-be-equal', studentField: 'column:a', mentorField: 'column:b' }],
    ['POST', `/rounds/${round}/drafts`, { keep: 'nothing' }],
  ];
  const extras = [
    'role',
    'institutionId',
    'id',
    'isAdmin',
    '__proto__',
    'constructor',
    'prototype',
    'createdAt',
    'toString',
  ];
  const before = await rowsOf(town, institutionId);
  for (const [method, path, body] of bodies)
    for (const extra of extras) {
      const sent = JSON.stringify(body).replace(/}$/, `,"${extra}":"planted"}`);
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const { status } = await fetch(`${town.apiUrl}/api/v1${path}`, { method, headers, body: sent });
      expect([path, extra, status]).toEqual([path, extra, 422]);
    }
  expect(await rowsOf(town, institutionId)).toEqual(before);
  expect(polluted()).toEqual([]);
});
