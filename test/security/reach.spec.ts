import { openTown, type Town } from './town';
import { answeredBy, routesOf } from './routes';
let town: Town;
beforeAll(async () => (town = await openTown()), 60_000);
afterAll(() => town.close());
test('x', async () => {
  const web = routesOf(town.web);
  console.log(web.length, answeredBy(town.web).length, routesOf(town.api, '/api/v1').length, answeredBy(town.api).length);
  console.log(answeredBy(town.api).slice(0, 3), web.slice(0,3));
});
