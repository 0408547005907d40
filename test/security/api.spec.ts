import type { Role } from '@footing/kernel';
import { type Door, Reach } from './reach';
import { answeredBy, isUnsafe, type Route, routesOf } from './routes';
import { openTown, type Town } from './town';
import type { Came } from './visitor';

let town: Town;
beforeAll(async () => (town = await openTown()), 60_000);
afterAll(() => town.close());

const days = {
  ...{ signUpOpens: '2026-09-21', signUpCloses: '2026-11-01', matchBy: '2026-12-01' },
  ...{ meetingsStart: '2026-12-02', meetingsEnd: '2027-06-01' },
};

/** Bodies that are good whatever the id: what is wrong is then the id alone. Others go without. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/v1/programmes': { name: 'New', kind: 'career', about: '' },
  'PUT /api/v1/programmes/:id': { name: 'Changed', kind: 'career', about: '' },
  'POST /api/v1/programmes/:id/rounds': { name: 'New', ...days, answerWithinDays: 7 },
  'PUT /api/v1/rounds/:id': { name: 'Changed', ...days, answerWithinDays: 7 },
  'PUT /api/v1/rounds/:id/tiers': { tiers: [] },
  'PUT /api/v1/rounds/:id/schools': { schoolIds: [] },
  'PUT /api/v1/rounds/:id/minimum-fit': { minimumFit: 1 },
  'POST /api/v1/rounds/:id/criteria': { kind: 'equal', studentField: 'column:a', mentorField: 'column:b' },
  'POST /api/v1/rounds/:id/barriers': { kind: 'must-be-equal', studentField: 'column:a', mentorField: 'column:b' },
  'POST /api/v1/rounds/:id/drafts': {},
  'POST /api/v1/rounds/:id/lottery-designs': { draws: 100 },
  'POST /api/v1/drafts/:id/studies': { kind: 'replay' },
};

/** Those that take a file, and what must be said of it. */
const files: Readonly<Record<string, string>> = {
  'POST /api/v1/rounds/:id/imports': '?kind=students&fileName=a.csv',
  'PUT /api/v1/rounds/:id/signed-off-tiers': '?fileName=a.csv',
};

/** The API, as people of the first university ask it. */
class ApiDoor implements Door {
  readonly notThisRole = 403;

  async ask(route: Route, path: string, role: Role): Promise<Came> {
    const { institutionId, people } = town.wexmere;
    const token = town.token({ institutionId, accountId: people[role], roles: [role] });
    const query = files[route.name];
    const content = query === undefined ? JSON.stringify(bodies[route.name] ?? {}) : 'Student,Tier\nS1,1\n';
    const body = isUnsafe(route) ? { body: content } : {};
    const type = query === undefined ? 'application/json' : 'text/csv';
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const answer = await fetch(town.apiUrl + path + (query ?? ''), { method: route.method, headers, ...body });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
}

const routes = () => routesOf(town.api, '/api/v1');

test('every address that is answered belongs to a route that says who may call it', () => {
  const known = new Set(routes().map(({ name }) => name));
  // Nest hangs its middleware at every method of what it looks after.
  const strange = answeredBy(town.api).filter((name) => !known.has(name) && !/\{\/\*splat\}$| \/health\//.test(name));
  expect(strange).toEqual([]);
});

test('the API is open to the roles of the table, within their reach, and to nobody else', async () => {
  expect(routes().length).toBeGreaterThan(50);
  expect(await new Reach(town, new ApiDoor()).faultsIn(routes())).toEqual([]);
}, 900_000);
