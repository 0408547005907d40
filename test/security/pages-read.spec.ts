import { Controller, Get, Module, Param, SetMetadata } from '@nestjs/common';
import { Database } from '@footing/database';
import { systemActor } from '@footing/kernel';
import { CurrentView, type View } from '@footing/web';
import { PagesDoor, Reach } from './reach';
import { answeredBy, isUnsafe, type Policy, type Route, routesOf } from './routes';
import { openTown, type Town } from './town';

const policy = (said: Policy) => SetMetadata('footing:policy', said);

/** Finds its row by the id alone, in whichever institution it is, and asks nobody who they are: faults, on purpose. */
@Controller('planted')
class PlantedController {
  constructor(private readonly db: Database) {}

  @Get('programmes/:id')
  @policy({ permission: 'programmes.read' })
  async anyInstitution(@Param('id') id: string, @CurrentView() view: View): Promise<string> {
    for (const institutionId of town.all) {
      const [row] = await this.db.transaction(systemActor(institutionId), (tx) =>
        tx.query<{ name: string }[]>('select name from programme where id::text = $1', [id]),
      );
      if (row) return view.page({ title: row.name }, row.name);
    }
    return view.page({ title: 'None', status: 404 }, 'None');
  }

  @Get('schools/:id')
  @policy({ signedIn: 'its permission was forgotten' })
  anyRole(): string {
    return 'shown';
  }

  @Get('offers/:id')
  noPolicy(): string {
    return 'shown';
  }

  @Get('criteria/:id')
  @policy({ permission: 'programmes.read' })
  async writesElsewhere(@Param('id') id: string, @CurrentView() view: View): Promise<string> {
    const theirs = systemActor(town.it.ashby.institutionId);
    await this.db.transaction(theirs, (tx) => tx.query('update round set name = $1', [id]));
    return view.page({ title: 'None', status: 404 }, 'None');
  }

  @Get('unheard-of/:id')
  @policy({ permission: 'programmes.read' })
  nothingBehind(): string {
    return 'shown';
  }
}
@Module({ controllers: [PlantedController] })
class PlantedModule {}

const town = { all: [] as string[] } as { all: string[]; it: Town };
beforeAll(async () => {
  town.it = await openTown({ modules: [PlantedModule] });
  town.all = [town.it.wexmere.institutionId, town.it.ashby.institutionId];
}, 60_000);
afterAll(() => town.it.close());

const isPlanted = ({ path }: Route) => path.startsWith('/planted/');
const reach = () => new Reach(town.it, new PagesDoor(town.it));

test('every address that is answered belongs to a route that says who may call it', () => {
  const known = new Set(routesOf(town.it.web).map(({ name }) => name));
  // Nest hangs its middleware at every address and method.
  const strange = answeredBy(town.it.web).filter((name) => !known.has(name) && !name.endsWith(' {/*splat}'));
  expect(strange).toEqual([]);
});

test('what may be looked at is open to the roles of the table, within their reach, and to nobody else', async () => {
  const routes = routesOf(town.it.web).filter((route) => !isUnsafe(route) && !isPlanted(route));
  expect(routes.length).toBeGreaterThan(80);
  expect(await reach().faultsIn(routes)).toEqual([]);
}, 900_000);

test('a page that forgets its institution, its role, its policy or its seed, or writes elsewhere, is found', async () => {
  const found = await reach().faultsIn(routesOf(town.it.web).filter(isPlanted));
  const about = (path: string) => found.filter((fault) => fault.startsWith(`GET /planted/${path}`)).join('\n');
  expect(about('programmes')).toContain('as analyst, another institution’s gave 200');
  expect(about('schools')).toContain('is open to everybody who is signed in');
  expect(about('offers')).toContain('says nothing of who may call it');
  expect(found.join('\n')).toContain('one of these changed public.round of the other institution');
  expect(about('unheard-of')).toContain('nothing stands behind unheard-of');
});
