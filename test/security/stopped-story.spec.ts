import { Choices, Notices, StopTasks } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, type Role, roles } from '@footing/kernel';
import { Stories } from '@footing/stories';
import { filled, isUnsafe, placesIn, routesOf } from './routes';
import { openTown, type Town } from './town';
import { Visitor } from './visitor';

/*
 * Given a story that everybody could read,
 * when its owner takes their yes back,
 * then no address of the pages or of the API gives anything that it said, to anybody of any role or to nobody at all.
 */
const CANARY = 'canaryquince';
let town: Town;
const owner = { kind: 'student' as const, id: '' };

beforeAll(async () => {
  town = await openTown();
  const { institutionId } = town.wexmere;
  const [made] = await town.db.query<{ id: string }>(
    `insert into student (institution_id, first_name, last_name, email) values ($1, 'Quin', 'Example', 'quin@wexmere.example') returning id`,
    [institutionId],
  );
  owner.id = made?.id ?? '';
}, 120_000);
afterAll(() => town.close());

const get = <T>(service: new (...given: never[]) => T): T => town.web.get<T>(service, { strict: false });

async function published(): Promise<string> {
  const { institutionId, people } = town.wexmere;
  const lead: Actor = { institutionId, accountId: people['programme-lead'], roles: ['programme-lead'] };
  const until = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const words = { title: `${CANARY} title`, words: `${CANARY} words`, described: `${CANARY} name`, pictureWords: '' };
  const id = await get(Stories).ask(
    lead,
    { who: `student:${owner.id}`, naming: 'none', places: ['our-page'], until, ...words },
    null,
  );
  await decide('give', id);
  return id;
}

async function decide(wish: 'give' | 'stop', id: string): Promise<void> {
  const here = { institutionId: town.wexmere.institutionId };
  const { sha256 } = await get(Database).transaction(here, (tx) => get(Notices).current(tx, here, 'story'));
  const decision = { purpose: 'story', item: `story:${id}`, noticeSha256: sha256, shownAt: new Date() } as const;
  await get(Choices)[wish]({ ...here, accountId: null, roles: ['student'] }, owner, { ...decision, method: 'button' });
}

/** Every page and answer that this role finds, by address, in which the words are. */
async function findsAs(role: Role | null, id: string): Promise<string[]> {
  const { institutionId, people, seeds } = town.wexmere;
  const visitor = role ? await town.visitor(people[role]) : new Visitor(town.webUrl);
  const remembered = role ? {} : { cookie: 'footing-at=wexmere' };
  const token = role ? town.token({ institutionId, accountId: people[role], roles: [role] }) : '';
  const found: string[] = [];
  const pages = routesOf(town.web).filter((route) => !isUnsafe(route) && !/^\/(enter|sign-out)/.test(route.path));
  const answers = routesOf(town.api, '/api/v1').filter((route) => !isUnsafe(route));
  for (const [routes, ask] of [
    [pages, (path: string) => visitor.get(path, remembered).then(({ text }) => text)],
    [
      answers,
      (path: string) =>
        fetch(town.apiUrl + path, { headers: { authorization: `Bearer ${token}` } }).then((a) => a.text()),
    ],
  ] as const)
    for (const route of routes) {
      const known = placesIn(route).every(({ kind }) => /stories/.test(kind) || seeds.knows(kind));
      if (!known) continue;
      const ids: string[] = [];
      for (const { kind } of placesIn(route))
        ids.push(/stories/.test(kind) ? id : await seeds.of(kind, people[role ?? 'student']));
      const path = filled(route, ids);
      if ((await ask(path)).includes(CANARY)) found.push(path);
    }
  return found;
}

test('what a stopped story said is found at no address, by nobody', async () => {
  const id = await published();
  expect(await findsAs(null, id)).toEqual(['/stories']);
  await decide('stop', id);
  expect(await get(StopTasks).carryOut(town.wexmere.institutionId)).toBeGreaterThan(0);
  const found: [Role | null, string[]][] = [];
  for (const role of [null, ...roles]) found.push([role, await findsAs(role, id)]);
  expect(found.filter(([, paths]) => paths.length > 0)).toEqual([]);
  const [mail] = await town.db.query<{ n: number }>(`select count(*)::int as n from mail where kind = 'story-notice'`);
  expect(mail?.n).toBe(1);
}, 300_000);
