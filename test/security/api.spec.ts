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

/** The API, as people of the first university ask it. */
class ApiDoor implements Door {
  readonly notThisRole = 403;

  async ask(route: Route, path: string, role: Role): Promise<Came> {
    const { institutionId, people } = town.wexmere;
    const token = town.token({ institutionId, accountId: people[role], roles: [role] });
    const body = isUnsafe(route) ? { body: JSON.stringify(bodies[route.name] ?? {}) } : {};
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(town.apiUrl + path, { method: route.method, headers, ...body });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }
}

const routes = () => routesOf(town.api, '/api/v1');

test('every address that is answered belongs to a route that says who may call it', () => {
  const known = new Set(routes().map(({ name }) => name));
  const strange = answeredBy(town.api).filter((name) => !known.has(name) && !name.endsWith('{/*splat}'));
  expect(strange).toEqual([]);
});

test('the API is open to the roles of the table, within their reach, and to nobody else', async () => {
  expect(routes().length).toBeGreaterThan(50);
  expect(await new Reach(town, new ApiDoor()).faultsIn(routes())).toEqual([]);
}, 900_000);
