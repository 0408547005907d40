import { Controller, Module, Param, Post, SetMetadata } from '@nestjs/common';
import { Database } from '@footing/database';
import fc from 'fast-check';
import { type Role, roles } from '@footing/kernel';
import { filled, isUnsafe, placesIn, type Route, routesOf } from './routes';
import { openTown, rowsOf, type Town } from './town';
import type { Visitor } from './visitor';

/** Changes whatever has the id, in whichever institution it is: a fault, on purpose. */
@Controller('planted')
class PlantedController {
  constructor(private readonly db: Database) {}

  @Post('schools/:id')
  @SetMetadata('footing:policy', { permission: 'programmes.read' })
  async rename(@Param('id') id: string): Promise<string> {
    for (const { institutionId } of [town.wexmere, town.ashby])
      await this.db.transaction({ institutionId }, (tx) =>
        tx.query(`update school set name = name || '!' where id::text = $1`, [id]),
      );
    return 'done';
  }
}
@Module({ controllers: [PlantedController] })
class PlantedModule {}

let town: Town;
beforeAll(async () => (town = await openTown({ modules: [PlantedModule] })), 60_000);
afterAll(() => town.close());

type Whose = 'ours' | 'theirs' | 'nobody’s';

/** One thing that somebody of the first university tries. */
interface Try {
  readonly route: number;
  readonly role: Role;
  readonly whose: readonly Whose[];
  /** What is written into fields: ids of either university, or words. */
  readonly said: readonly (readonly [string, number])[];
}

const NEVER = '01890000-0000-7000-8000-000000000000';
const names = [
  ...['name', 'schoolIds', 'schools', 'priorityGroups', 'tiers', 'to', 'from', 'draftId', 'applicationId', 'offerId'],
  ...[
    'application',
    'account',
    'role',
    'roles',
    'kind',
    'keep',
    'copyFrom',
    'decision',
    'seen',
    'draws',
    'whose',
    'email',
  ],
  ...['institutionId', 'studentId', 'next', 'minimumFit', 'reason', 'agreed', 'scopes', 'days', 'list'],
];

const tries: fc.Arbitrary<Try> = fc.record({
  route: fc.nat(100_000),
  role: fc.oneof(fc.constantFrom<Role>('programme-lead', 'administrator', 'consultant'), fc.constantFrom(...roles)),
  whose: fc.array(fc.constantFrom<Whose>('ours', 'theirs', 'theirs', 'nobody’s'), { minLength: 3, maxLength: 3 }),
  said: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.nat(100_000)), {
    maxLength: 6,
    selector: ([name]) => name,
  }),
});

const visitors = new Map<Role, Visitor>();
async function visitor(role: Role): Promise<Visitor> {
  const known = visitors.get(role);
  if (known && (await known.get('/me')).status === 200) return known;
  const made = await town.visitor(town.wexmere.people[role]);
  visitors.set(role, made);
  return made;
}

async function values(): Promise<string[]> {
  const kinds = ['schools', 'priority-groups', 'rounds', 'drafts', 'applications', 'offers', 'people', 'decisions'];
  const both = [town.wexmere, town.ashby];
  const ids = await Promise.all(kinds.flatMap((kind) => both.map(({ seeds }) => seeds.of(kind))));
  return [
    ...ids,
    town.ashby.institutionId,
    'career',
    'observer',
    'administrator',
    '1',
    '100',
    'some',
    'nothing',
    '%',
    'x@y.example',
  ];
}

/** Does it, by the pages or by the API. @returns everything that came back. */
async function attempt(
  { route: at, role, whose, said }: Try,
  routes: readonly Route[],
  words: readonly string[],
): Promise<string> {
  const route = routes[at % routes.length];
  if (!route) return '';
  const { wexmere, ashby } = town;
  const ids = placesIn(route).map(({ kind }, place) => {
    const owner = { ours: wexmere, theirs: ashby, 'nobody’s': null }[whose[place % 3] ?? 'ours'];
    return owner?.seeds.knows(kind) ? owner.seeds.of(kind) : Promise.resolve(NEVER);
  });
  const path = filled(route, await Promise.all(ids));
  const fields = Object.fromEntries(said.map(([name, word]) => [name, words[word % words.length] ?? '']));
  if (path.startsWith('/api/')) return askApi(route, path, role, fields);
  const by = await visitor(role);
  const { text, headers } = isUnsafe(route)
    ? await by.post(path, fields)
    : await by.get(`${path}?${new URLSearchParams(fields).toString()}`);
  return `${JSON.stringify([...headers])} ${text}`;
}

async function askApi(route: Route, path: string, role: Role, fields: Record<string, string>): Promise<string> {
  const { institutionId, people } = town.wexmere;
  const token = town.token({ institutionId, accountId: people[role], roles: [role] });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = isUnsafe(route) ? { body: JSON.stringify(fields) } : {};
  const answer = await fetch(town.apiUrl + path, { method: route.method, headers, ...body });
  return `${JSON.stringify([...answer.headers])} ${await answer.text()}`;
}

const isPlanted = ({ path }: Route) => path.startsWith('/planted/');
const leftOut = (route: Route) => !/^\/(enter|health)\//.test(route.path) && !isPlanted(route);

/** Whatever people of the one university try at these addresses, the other knows nothing of it. */
async function apart(routes: readonly Route[]) {
  const words = await values();
  const before = await rowsOf(town, town.ashby.institutionId);
  return fc.asyncProperty(fc.array(tries, { minLength: 1, maxLength: 20 }), async (all) => {
    for (const one of all) expect(await attempt(one, routes, words)).not.toContain(town.ashby.canary);
    expect(await rowsOf(town, town.ashby.institutionId)).toEqual(before);
  });
}

const atMost = { numRuns: 60, endOnFailure: true, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: false };

test('whatever people of one university try, no row of the other changes and no word of it comes back', async () => {
  const routes = [...routesOf(town.web), ...routesOf(town.api, '/api/v1')].filter(leftOut);
  await fc.assert(await apart(routes), atMost);
}, 400_000);

test('an address that forgets its institution is found', async () => {
  const { failed } = await fc.check(await apart(routesOf(town.web).filter(isPlanted)), atMost);
  expect(failed).toBe(true);
}, 120_000);

test('a word of the other university that came back would be found', async () => {
  const theirs = await town.visitor(town.ashby.people['programme-lead'], town.ashby);
  expect((await theirs.get('/programmes')).text).toContain(town.ashby.canary);
});
