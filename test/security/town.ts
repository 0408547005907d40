import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { startApi } from '@footing/api';
import { readSettings } from '@footing/config';
import { type Actor, type Role, roles } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { startWeb } from '@footing/web';
import { found, type University } from './university';
import { Visitor } from './visitor';
import { DoorModule } from './door';

/** What a test may want otherwise. */
export interface Wish {
  /** Further modules for the pages: planted faults. */
  readonly modules?: readonly Type[];
  readonly env?: Readonly<Record<string, string>>;
  /** How the apps reach the database, where that is not straight. */
  readonly through?: (url: string) => string;
}

/** Pages and API over one database, with two universities that know nothing of each other. */
export interface Town {
  readonly db: FreshDatabase;
  readonly web: NestExpressApplication;
  readonly api: NestExpressApplication;
  readonly webUrl: string;
  readonly apiUrl: string;
  readonly wexmere: University;
  readonly ashby: University;
  /** Somebody signed in to the pages. */
  visitor(accountId: string, of?: University): Promise<Visitor>;
  /** A token of the API for somebody. */
  token(actor: Actor): string;
  close(): Promise<void>;
}

const urlOf = async (app: NestExpressApplication) =>
  `http://localhost:${new URL((await app.getUrl()).replace('[::]', 'localhost')).port}`;

/** The settings that apps under test run with. */
export const settingsFor = (url: string, more: Readonly<Record<string, string>> = {}) =>
  readSettings({
    ...{ NODE_ENV: 'test', DATABASE_URL: url, MASTER_KEY: TEST_MASTER_KEY, SESSION_SECRET: 's'.repeat(40) },
    ...{ PORT: '0', API_PORT: '0', MAX_UPLOAD_BYTES: '200000', ...more },
  });

export async function openTown({ modules = [], env = {}, through = (url) => url }: Wish = {}): Promise<Town> {
  const db = await freshDatabase();
  const settings = settingsFor(through(db.url), env);
  const tokens = new Map<string, Actor>();
  const web = await startWeb(settings, { modules: [DoorModule, ...modules] });
  const api = await startApi(settings, (token) => Promise.resolve(tokens.get(token) ?? null));
  const [webUrl, apiUrl] = [await urlOf(web), await urlOf(api)];
  const wexmere = await found(web, db, 'Wexmere');
  const ashby = await found(web, db, 'Ashby');
  return {
    ...{ db, web, api, webUrl, apiUrl, wexmere, ashby },
    visitor: async (accountId, of = wexmere) => {
      const visitor = new Visitor(webUrl);
      const { status } = await visitor.get(`/enter/${of.institutionId}/${accountId}`);
      if (status !== 200) throw new Error(`${accountId} cannot enter: ${status}`);
      return visitor;
    },
    token: (actor) => {
      const token = `of-${actor.institutionId}-${actor.accountId}-${actor.roles.join()}`;
      tokens.set(token, actor);
      return token;
    },
    close: async () => {
      await web.close();
      await api.close();
      await db.drop();
    },
  };
}

/** Somebody of each role, signed in to the pages. */
export async function everybody(town: Town): Promise<Map<Role, Visitor>> {
  const pairs: [Role, Visitor][] = [];
  for (const role of roles) pairs.push([role, await town.visitor(town.wexmere.people[role])]);
  return new Map(pairs);
}

/** Every row of an institution in every table, as one word a table: what changed shows at once. */
export async function rowsOf({ db }: Pick<Town, 'db'>, institutionId: string): Promise<Record<string, string>> {
  if (!prepared.has(db)) await prepare(db);
  const rows = await db.query<{ name: string; rows: string }>(`execute rows_of ('${institutionId}')`);
  return Object.fromEntries(rows.map(({ name, rows: word }) => [name, word]));
}

/** Databases that know the question already: planning it over every table takes longer than answering it. */
const prepared = new WeakSet<Town['db']>();

async function prepare(db: Town['db']): Promise<void> {
  const tables = await db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attname = 'institution_id' and c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'jobs') order by 1`,
  );
  const one = ({ name }: { name: string }) =>
    `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as rows
     from ${name} t where institution_id = $1`;
  await db.query('set plan_cache_mode = force_generic_plan');
  await db.query(`prepare rows_of (uuid) as ${tables.map(one).join(' union all ')}`);
  prepared.add(db);
}
