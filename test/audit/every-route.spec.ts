import 'reflect-metadata';
import { type Role, rolesFor } from '@footing/kernel';
import request from 'supertest';
import { apiCalls, type Call, webCalls } from './calls';
import { type Route, routesOf } from './routes-of';
import { standingIn } from './standing';
import { World } from './world';

/**
 * Routes whose own specs look for their lines, because they need somebody else to take part: a university, a mail box, a
 * passkey, a session that ends, or a file that is held between two pages.
 */
const elsewhere = new RegExp(
  `^\\w+ (${[
    ...['sign-in', 'sign-out', 'me', 'health', 'enter', 'invited', 'stop', 'mentors-invited', 'staff', 'api-keys'],
    // Whose pages they are, and their mark: nobody's data.
    ...['at', 'institution-logo', 'stories'],
    // Asked for by calendar programs every hour: nobody looks.
    'cal',
    // What students write themselves, day by day: the spec of those pages looks for its lines.
    ...['join', 'mentoring'],
    // Two people and a clock take part: the specs of pairings look for their lines.
    ...[
      'my-pairings',
      'meetings',
      'together',
      'again',
      'be-a-mentor',
      'together-texts',
      'answer',
      'met',
      'pairings',
      'rounds/:id/standing-approvals',
    ],
    // Two people, days and a clock take part: the spec of those pages looks for their lines.
    ...['shortlist', 'short-calls', 'intro-calls', 'rounds/:id/introductions'],
    // Whoever holds a link of their own: the spec of those pages looks for their lines.
    'survey',
    // Written over many pages, each from what the one before left: the spec of those pages looks for its lines.
    ...['instruments', 'rounds/:id/surveys', 'rounds/:id/waves'],
    // Those who say yes to it, an officer and a file held between two pages: the spec of those pages looks for their lines.
    ...['evidence', 'registry', 'linkage'],
    // One person prepares and another signs: the spec of those pages looks for their lines.
    'releases',
    // Written year after year, each beside the one before: the spec of those pages looks for their lines.
    'practice',
    // Each school has those who lead it: the spec of those pages looks for their lines.
    ...['school-plans', 'school-plan-actions', 'school-leads'],
    // A snapshot, a clock and whoever holds a link take part: the spec of those pages looks for their lines.
    ...['kpis', 'networks', 'sent', 'my-actions'],
    // Many universities and their keys take part: the spec of the national picture looks for its lines.
    'sector',
    // Two people take part, and a file that is there once: the spec of those pages looks for their lines.
    'trackers',
    // Kept from everybody but one: the specs of concerns look at the record of their own.
    ...['concern', 'concerns', 'messages', 'opened-messages'],
    // A clock takes part: the specs of campaigns look for their lines.
    'campaigns',
    // One person asks and another answers: the specs of both look for their lines.
    'rights',
    // What is kept, by rule and count.
    ...['retention', 'purposes'],
    ...['rounds/:id/signed-off-tiers', 'institution/equality-monitoring', 'institution/look'],
    ...['sign-in', 'portfolios', 'cover', 'staff', 'people', 'codes-lost', 'api-keys', 'under-18', 'evidence-keys'].map(
      (part) => `institution/${part}`,
    ),
  ].join('|')})(/|$)`,
);

let world: World;
let standing: Record<string, string>;

beforeAll(async () => {
  world = await World.open();
  standing = await standingIn(world);
}, 120_000);
afterAll(() => world.close());

/** The address of a route, with the ids of what stands in our world where the call names no others. */
function addressOf({ path }: Route, { at = {}, query = '' }: Call): string {
  const parts = path.split('/');
  const filled = parts.map((part, index) => {
    if (!part.startsWith(':')) return part;
    const id = at[part.slice(1)] ?? standing[parts[index - 1] ?? ''];
    if (id === undefined || id === '') throw new Error(`${path}: nothing stands for ${part}`);
    return id;
  });
  return `/${filled.join('/')}${query}`;
}

/** The first role that may, without a limit if there is one. */
function roleFor({ permission }: Route): Role {
  if (permission === null) return 'programme-lead';
  const rules = rolesFor(permission);
  return (rules.find(({ within }) => within === null) ?? rules[0])?.role ?? 'programme-lead';
}

async function callPage(route: Route, call: Call): Promise<number> {
  const agent = await world.agent(roleFor(route));
  const address = addressOf(route, call);
  if (route.method === 'GET') return (await agent.get(address)).status;
  const token = /name="_csrf" value="([^"]+)"/.exec((await agent.get('/me')).text)?.[1] ?? '';
  if (call.file === undefined)
    return (
      await agent
        .post(address)
        .type('form')
        .send({ _csrf: token, ...call.body })
    ).status;
  return (await agent.post(address).field('_csrf', token).attach('file', Buffer.from(call.file), 'a.csv')).status;
}

async function callApi(route: Route, call: Call): Promise<number> {
  const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  const asked = request(world.api.getHttpServer())
    [method](`/api/v1${addressOf(route, call)}`)
    .set('Authorization', `Bearer token-of-${roleFor(route)}`);
  if (call.file !== undefined) return (await asked.type('text/csv').send(call.file)).status;
  return (call.body === undefined ? await asked : await asked.send({ ...call.body })).status;
}

interface LeftLine {
  readonly event: string;
  readonly accountId: string | null;
  /** Null: nobody can find the line of the log that belongs to it. */
  readonly requestId: string | null;
}

/** The lines that a call leaves. */
async function linesOf(call: () => Promise<number>): Promise<{ status: number; lines: LeftLine[] }> {
  const [before] = await world.db.query<{ ids: string[] }>('select array_agg(id) as ids from audit_event');
  const status = await call();
  const lines = await world.db.query<LeftLine>(
    'select event, account_id as "accountId", request_id as "requestId" from audit_event where id <> all($1::uuid[]) order by id',
    [before?.ids ?? []],
  );
  return { status, lines };
}

const surfaces = {
  pages: { app: () => world.web, calls: webCalls, call: callPage },
  api: { app: () => world.api, calls: apiCalls, call: callApi },
} as const;

describe.each(['pages', 'api'] as const)('every route of the %s', (surface) => {
  const { app, calls, call } = surfaces[surface];
  const here = () => routesOf(app()).filter(({ name }) => !elsewhere.test(name));

  test('is called here, or changes nothing and needs no more than an address', () => {
    const unknown = here().filter(({ name, method }) => method !== 'GET' && !(name in calls));
    expect(unknown.map(({ name }) => name)).toEqual([]);
    const names = new Set(here().map(({ name }) => name));
    expect(Object.keys(calls).filter((name) => !names.has(name))).toEqual([]);
  });

  test('leaves a line of its own event, in the name of who called; or none, where it says so', async () => {
    const faults: string[] = [];
    for (const route of here()) {
      const how = (await calls[route.name]?.(world)) ?? {};
      await world.agent(roleFor(route));
      const { status, lines } = await linesOf(() => call(route, how));
      const by = world.as(roleFor(route)).accountId;
      const left = lines.filter(({ accountId }) => accountId === by).map(({ event }) => event);
      for (const { event } of lines.filter(({ accountId, requestId }) => accountId === by && requestId === null))
        faults.push(`${route.name}: ${event} does not say in which request`);
      const isThere = route.events.some((event) => left.includes(event));
      if (status >= 400 || (route.events.length > 0 ? !isThere : lines.length > 0))
        faults.push(
          `${route.name}: ${status}, left ${left.join(' ') || 'nothing'} for ${route.events.join(' ') || 'nothing'}`,
        );
    }
    expect(faults).toEqual([]);
  }, 300_000);
});
