import { type Role, roles, rolesFor } from '@footing/kernel';
import { filled, isUnsafe, type Place, placesIn, type Route } from './routes';
import { rowsOf, type Town } from './town';
import type { University } from './university';
import type { Came, Visitor } from './visitor';

/** Pages that need nobody to be signed in, and those that need no role. Anything else without a permission is a mistake. */
const forEverybody =
  /^\/($|accessibility$|privacy$|be-a-mentor\b|sign-in\b|sign-out$|stories$|stories\/|invited\/|stop\/|answer\/|again\/|met\/|survey\/|sent\/|cal\/|concern$|concern\/:key$|health\/|enter\/|at\/|institution-logo\/|\.well-known\/|api\/v1\/(openapi\.json|docs)\b)/;
const forAnybodySignedIn = /^\/(me|sign-in)\b/;

/** Routes that do nothing before something else has happened, which their own specs do. */
const afterSomethingElse = new Map([
  ['POST /sign-in/join', 'there is nothing to join before a second way in was used'],
  ['GET /messages/:id/files/:number', 'there is a file once somebody sent one'],
  ['GET /opened-messages/:id/files/:number', 'there is a file once somebody sent one'],
  [
    'POST /mentors-invited/interested/:id/invite',
    'what is answered was sealed by whoever wrote it, with a key of its own',
  ],
  ['POST /mentors-invited/interested/:id/decline', 'the same'],
  ['GET /institution/sign-in/:id/test/start', 'it goes out to a sign-in service, and here is none'],
]);

/** Routes after which every row of the other institution is looked at: looking takes as long as asking one of them. */
const TOGETHER = 24;

const NEVER = '01890000-0000-7000-8000-000000000000';

/** How one app is asked, and how it says no. */
export interface Door {
  /** Asks as this role of the first university. */
  ask(route: Route, path: string, role: Role): Promise<Came>;
  /** What says that the role may not, whatever the address. */
  readonly notThisRole: number;
}

/** Addresses with a place that is not open to the asker, by what is wrong with it. */
interface Wrong {
  readonly what: string;
  readonly values: readonly string[];
  /** The same with ids that nobody has, and whether the answer must be the same to the byte. */
  readonly like: readonly string[];
  readonly isAlike: boolean;
}

/** Tries every route as every role with everything that could stand in its address, and says what was not as it should be. */
export class Reach {
  private readonly said = new Map<string, Came>();

  constructor(
    private readonly town: Town,
    private readonly door: Door,
  ) {}

  /** @returns what is wrong; empty when nothing is. */
  async faultsIn(routes: readonly Route[]): Promise<string[]> {
    const found: string[] = [];
    for (let at = 0; at < routes.length; at += TOGETHER)
      found.push(...(await this.faultsOfSome(routes.slice(at, at + TOGETHER))));
    return found;
  }

  private async faultsOfSome(routes: readonly Route[]): Promise<string[]> {
    const found: string[] = [];
    const before = await rowsOf(this.town, this.town.ashby.institutionId);
    for (const route of routes) found.push(...(await this.faultsOf(route)).map((fault) => `${route.name}: ${fault}`));
    const after = await rowsOf(this.town, this.town.ashby.institutionId);
    const names = routes.map(({ name }) => name).join(', ');
    for (const [table, rows] of Object.entries(after))
      if (before[table] !== rows) found.push(`${names}: one of these changed ${table} of the other institution`);
    return found;
  }

  private async faultsOf(route: Route): Promise<string[]> {
    if (!route.policy) return ['says nothing of who may call it'];
    if (route.policy.isPublic !== undefined) return forEverybody.test(route.path) ? [] : ['is open to everybody'];
    if (route.policy.signedIn !== undefined && !forAnybodySignedIn.test(route.path))
      return ['is open to everybody who is signed in'];
    const unknown = placesIn(route).filter(({ kind }) => !this.town.wexmere.seeds.knows(kind));
    if (unknown.length > 0) return unknown.map(({ kind }) => `nothing stands behind ${kind}: add it to the seeds`);
    const found: string[] = [];
    for (const role of roles) found.push(...(await this.faultsAs(route, role)).map((fault) => `as ${role}, ${fault}`));
    return found;
  }

  private async faultsAs(route: Route, role: Role): Promise<string[]> {
    const { seeds, people } = this.town.wexmere;
    const places = placesIn(route);
    const isOpen = isOpenTo(route, role);
    // Only who may change something leaves it other than it was.
    const changes = isUnsafe(route) && isOpen;
    const own = await Promise.all(
      places.map(({ kind }) => (changes ? seeds.fresh(kind, people[role]) : seeds.of(kind, people[role]))),
    );
    const mine = await this.door.ask(route, filled(route, own), role);
    const found = isOpen && afterSomethingElse.has(route.name) ? [] : this.ownFaults(mine, isOpen);
    if (places.length === 0) return found;
    const wrongs = await this.wrongs(places, own, role);
    // Who may not come in at all learns nothing from one more address.
    for (const wrong of isOpen ? wrongs : wrongs.slice(0, 1))
      found.push(...(await this.wrongFaults(route, role, wrong)).map((fault) => `${wrong.what} ${fault}`));
    return found;
  }

  private async wrongFaults(route: Route, role: Role, { values, like, isAlike }: Wrong): Promise<string[]> {
    const said = isOpenTo(route, role)
      ? refusals(route, like)
      : [this.door.notThisRole, ...(isLimited(route, role) ? [404] : [])];
    const answer = await this.door.ask(route, filled(route, values), role);
    const found = said.includes(answer.status) ? [] : [`gave ${answer.status}`];
    if (answer.text.includes(this.town.ashby.canary)) found.push('showed something of the other institution');
    if (found.length > 0 || !isAlike) return found;
    const never = await this.never(route, filled(route, like), role);
    const asked = [...values, ...like];
    return bare(answer, asked) === bare(never, asked) ? [] : [`is told apart from an unknown id (${never.status})`];
  }

  /** What is said of an id that nobody has; it is the same however often it is asked. */
  private async never(route: Route, path: string, role: Role): Promise<Came> {
    const key = `${role} ${route.name} ${path}`;
    const known = this.said.get(key) ?? (await this.door.ask(route, path, role));
    this.said.set(key, known);
    return known;
  }

  private ownFaults({ status, headers, text }: Came, isOpen: boolean): string[] {
    const found: string[] = [];
    // Setting codes up goes on from page to page below the address of signing in.
    const refused = [403, 404].includes(status) || /^\/sign-in(?!\/code\/set-up\?)/.test(headers.get('location') ?? '');
    if (isOpen && (refused || status >= 500)) found.push(`what is its own gave ${status}`);
    if (!isOpen && status !== this.door.notThisRole) found.push(`what is closed to it gave ${status}`);
    if (text.includes(this.town.ashby.canary)) found.push('something of the other institution was shown');
    return found;
  }

  /** Own ids with one place at a time put wrong, and all of them. */
  private async wrongs(places: readonly Place[], own: readonly string[], role: Role): Promise<Wrong[]> {
    const { ashby, wexmere } = this.town;
    const theirs = await Promise.all(places.map(({ kind }) => ashby.seeds.of(kind)));
    const never = places.map(() => NEVER);
    const wrongs: Wrong[] = [{ what: 'another institution’s', values: theirs, like: never, isAlike: true }];
    for (const [at, { kind, name }] of places.entries()) {
      const put = (what: string, value: string | null, isAlike = false) => {
        const like = own.with(at, NEVER);
        if (value !== null) wrongs.push({ what: `${what} for ${name}`, values: own.with(at, value), like, isAlike });
      };
      if (wexmere.seeds.isWord(kind)) {
        for (const word of ['nonsense', '__proto__', 'constructor']) put(word, word);
        continue;
      }
      if (places.length > 1) put('another institution’s', theirs[at] ?? null, true);
      if (role === 'consultant') put('what is out of reach', wexmere.seeds.outside(kind), true);
      put('what is another person’s', await wexmere.seeds.anothers(kind, wexmere.people[role]), true);
      put('no id', 'not-an-id');
      put('a quote', '1%27%20or%20true');
    }
    return wrongs.filter(({ values }) => values.join() !== own.join());
  }
}

/**
 * A form that is not filled in well may be told so before anything is looked for, if it is told so for every id. What was
 * in a list of something that is there, and is not any more, leads back to the list.
 */
function refusals(route: Route, like: readonly string[]): readonly number[] {
  const isWithin = like.some((value) => value !== NEVER);
  return [404, ...(isUnsafe(route) ? [409, 415, 422] : []), ...(isWithin ? [303] : [])];
}

/** What the kernel's table says, with its limits. */
export function isOpenTo({ policy, path }: Route, role: Role): boolean {
  if (policy?.signedIn !== undefined) return true;
  if (policy?.permission === undefined) return false;
  const rule = rolesFor(policy.permission).find((one) => one.role === role);
  return rule !== undefined && (rule.within !== 'mentors' || /\/(mentors|offers|campaigns)\b/.test(path));
}

/** Whether the role may do it to some things, so that what it may not is looked for first. */
const isLimited = ({ policy }: Route, role: Role): boolean =>
  policy?.permission !== undefined && rolesFor(policy.permission).some((one) => one.role === role);

/** An answer without what differs from one request to the next: the secrets of forms, and the ids that were asked for. */
function bare({ status, headers, text }: Came, values: readonly string[]): string {
  const asked = values.map((value) => decodeURIComponent(value));
  const without = [...values, ...asked].reduce((left, value) => left.replaceAll(value, '#'), text);
  return `${status} ${headers.get('content-type')} ${without.replace(/name="_csrf" value="[^"]+"/g, '')}`;
}

/** The pages, as people of the first university see them. */
export class PagesDoor implements Door {
  readonly notThisRole = 404;
  private readonly visitors = new Map<Role, Visitor>();

  constructor(
    private readonly town: Town,
    private readonly university: University = town.wexmere,
  ) {}

  async ask(route: Route, path: string, role: Role): Promise<Came> {
    const visitor = await this.visitor(role);
    const answer = await (isUnsafe(route) ? visitor.post(path) : visitor.get(path));
    // What was done is told on the next page, whichever that is.
    if (isUnsafe(route) && answer.status === 303) await visitor.get('/me');
    // Signing out and changing roles end the session that was asked with.
    if (isUnsafe(route) && route.policy?.signedIn !== undefined) this.visitors.delete(role);
    return answer;
  }

  private async visitor(role: Role): Promise<Visitor> {
    const visitor = this.visitors.get(role) ?? (await this.town.visitor(this.university.people[role], this.university));
    this.visitors.set(role, visitor);
    return visitor;
  }
}
