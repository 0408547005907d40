import { PagesDoor, Reach } from './reach';
import { isUnsafe, routesOf } from './routes';
import { openTown, type Town } from './town';

let town: Town;
beforeAll(async () => (town = await openTown()), 60_000);
afterAll(() => town.close());

test('what may be changed is open to the roles of the table, within their reach, and to nobody else', async () => {
  const routes = routesOf(town.web).filter(isUnsafe);
  expect(routes.length).toBeGreaterThan(60);
  expect(await new Reach(town, new PagesDoor(town)).faultsIn(routes)).toEqual([]);
}, 900_000);
