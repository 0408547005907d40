import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import path from 'node:path';
import { rolesFor } from '@footing/kernel';
import { Client } from 'pg';
import request from 'supertest';
import type { LoudWorld } from './loud-world';
import type { Route } from './routes-of';

const CANARY = 'Canary';
/** Every value that is sent holds one, so that a log that holds any holds this. */
const canary = (field: string): string => `${CANARY}-${field.replace(/\W/g, '')}`;

const children: ChildProcessWithoutNullStreams[] = [];
let world: LoudWorld & { readonly apiUrl: string };
let owner: Client;
let printed = '';

/** Starts a program beside this file, gathers all that it prints, and waits for what it tells. */
function started<Told>(name: string, ...given: readonly string[]): Promise<Told> {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', path.join(__dirname, name), ...given], {
    cwd: path.join(__dirname, '../..'),
  });
  children.unshift(child);
  return new Promise((ready, failed) => {
    let own = '';
    const read = (chunk: Buffer): void => {
      own += chunk.toString();
      printed += chunk.toString();
      const told = /^READY (.*)\n/m.exec(own)?.[1];
      if (told !== undefined) ready(JSON.parse(told) as Told);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => failed(new Error(own)));
  });
}

beforeAll(async () => {
  const pages = await started<LoudWorld>('loud-world.ts');
  const { appUrl, institutionId, people } = pages;
  const api = await started<{ apiUrl: string }>('loud-api.ts', appUrl, institutionId, JSON.stringify(people));
  world = { ...pages, ...api };
  printed = '';
  owner = new Client({ connectionString: world.ownerUrl });
  await owner.connect();
}, 120_000);
afterAll(async () => {
  await owner.end();
  for (const child of children)
    await new Promise((ended) => {
      child.once('exit', ended);
      child.stdin.end();
    });
});

const roleOf = ({ permission }: Route): string => {
  const rules = permission === null ? [] : rolesFor(permission);
  return (rules.find(({ within }) => within === null) ?? rules[0])?.role ?? 'programme-lead';
};

/** The address of a route; words of ours where an id is not known. */
function addressOf({ path: at }: Route): string {
  const parts = at.split('/');
  return `/${parts.map((part, index) => (part.startsWith(':') ? (world.standing[parts[index - 1] ?? ''] ?? 'students') : part)).join('/')}`;
}

const names = [
  'search',
  'person',
  'account',
  'event',
  'from',
  'school',
  'page',
  'next',
  'kind',
  'fileName',
  'tier',
  'q',
];
const query = `?${names.map((name) => `${name}=${canary(name)}`).join('&')}`;

const agents = new Map<string, ReturnType<typeof request.agent>>();
async function agentOf(role: string) {
  const known = agents.get(role);
  if (known) return known;
  const agent = request.agent(world.webUrl);
  await agent.get(`/enter/${world.institutionId}/${world.people[role] ?? ''}`).expect(200);
  agents.set(role, agent);
  return agent;
}

/** Every form of a page, with each field that can be typed in filled in, and the others as they stand. */
function formsIn(html: string): { action: string; fields: Record<string, string> }[] {
  return [...html.matchAll(/<form[^>]*method="post"[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action = '', inside = '']) => {
      const fields: Record<string, string> = {};
      for (const [tag] of inside.matchAll(/<(input|textarea|select)\b[^>]*>/g)) {
        const [name, type, value] = ['name', 'type', 'value'].map(
          (one) => new RegExp(`\\b${one}="([^"]*)"`).exec(tag)?.[1],
        );
        if (name === undefined || type === 'file') continue;
        const isTyped = tag.startsWith('<textarea') || type === 'text' || type === 'search' || type === 'email';
        if (isTyped) fields[name] = canary(name);
        else if (type === 'hidden' || !(name in fields)) fields[name] = value ?? canary(name);
      }
      return { action, fields };
    },
  );
}

/** Sends every form of every page that somebody may see, and every question that an address can hold. */
async function everyForm(): Promise<number> {
  let sent = 0;
  const leaves = /sign-out|\/end$|everywhere/;
  for (const route of world.web.filter(({ method, path: at }) => method === 'GET' && !/^(enter|health)/.test(at))) {
    const agent = await agentOf(roleOf(route));
    await agent.get(addressOf(route) + query);
    const page = await agent.get(addressOf(route));
    for (const { action, fields } of formsIn(page.text).filter((form) => !leaves.test(form.action))) {
      await agent.post(action.replaceAll('&amp;', '&')).type('form').send(fields);
      sent += 1;
    }
  }
  return sent;
}

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { requestBody?: { content: Record<string, { schema?: { $ref?: string } }> } }>>
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, { properties?: Record<string, unknown> }>> };
}

/** Sends every body that the API's own description knows, with a canary in each of its fields. */
async function everyBody(): Promise<number> {
  let sent = 0;
  const document = (await (await fetch(`${world.apiUrl}/api/v1/openapi.json`)).json()) as OpenApi;
  const inputs = Object.values(document.components.schemas).filter(({ properties }) => properties !== undefined);
  const everything = Object.fromEntries(
    inputs.flatMap(({ properties = {} }) => Object.keys(properties).map((name) => [name, canary(name)])),
  );
  for (const route of world.api.filter(({ path: at }) => !at.startsWith('health'))) {
    const at = addressOf(route);
    const method = route.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
    const asked = () =>
      request(world.apiUrl)
        [method](`/api/v1${at}${query}`)
        .set('Authorization', `Bearer token-of-${roleOf(route)}`);
    await asked();
    if (method === 'get' || method === 'delete') continue;
    await asked().send(everything);
    const one = request(world.apiUrl)
      [method](`/api/v1${at}`)
      .set('Authorization', `Bearer token-of-${roleOf(route)}`);
    await one.send({ name: canary('name'), kind: 'career', about: canary('about') });
    await asked().set('Authorization', `Bearer ${canary('token')}`);
    sent += 1;
  }
  return sent;
}

test('no form, body, address or token that is sent leaves a value in a log', async () => {
  expect(await everyForm()).toBeGreaterThan(25);
  expect(await everyBody()).toBeGreaterThan(15);
  expect(printed).toContain('"status":200');
  expect(printed.split('\n').filter((line) => line.includes(CANARY))).toEqual([]);
}, 300_000);

test('a file of people that comes in by the worker leaves none either', async () => {
  const file = `First name,Last name,Email\n${canary('first')},${canary('last')},${canary('email')}@a.example\n,,\n`;
  const agent = request(world.apiUrl);
  const lead = ['Authorization', 'Bearer token-of-programme-lead'] as const;
  const begun = await agent
    .post(`/api/v1/rounds/${world.standing['rounds'] ?? ''}/imports?kind=students&fileName=${canary('file')}.csv`)
    .set(...lead)
    .type('text/csv')
    .send(file);
  const { id } = begun.body as { id: string };
  await until(async () => (await importState(id)) === 'mapping');
  const targets = ['firstName', 'lastName', 'email'];
  await agent
    .put(`/api/v1/imports/${id}/mapping`)
    .set(...lead)
    .send({ targets });
  await until(async () => (await importState(id)) === 'checked');
  // What is written now meets a rule that it breaks, with the person's own row as the reason.
  await owner.query(`alter table student add constraint no_canaries check (first_name not like '%${CANARY}%')`);
  await agent
    .put(`/api/v1/imports/${id}/confirmation`)
    .set(...lead)
    .send({ leaveOutFaultyRows: true });
  await until(() => Promise.resolve(printed.includes('write-import')));
  expect(printed.split('\n').filter((line) => line.includes(CANARY))).toEqual([]);
}, 120_000);

test('nor does a defect of the database whose message would hold the row', async () => {
  for (const table of ['school', 'priority_group', 'programme', 'round'])
    await owner.query(
      `alter table ${table} add constraint ${table}_no_canaries check (name not like '%${CANARY}%') not valid`,
    );
  await owner.query(
    'alter table offer rename column answers to gone; alter table application rename column answers to gone',
  );
  printed = '';
  await everyForm();
  await everyBody();
  expect(printed).toMatch(/"status":500/);
  expect(printed).toContain('23514');
  expect(printed.split('\n').filter((line) => line.includes(CANARY))).toEqual([]);
}, 300_000);

/** @returns where an import is, as the owner of the database sees it. */
async function importState(id: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ state: string }>('select state from import where id = $1', [id]);
  return rows[0]?.state;
}

/** Looks again until it is so; the test's own time runs out where it never is. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await owner.query('select pg_sleep(0.1)');
}
