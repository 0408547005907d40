import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { settingNames } from '@footing/config';
import { load, YAML11_SCHEMA } from 'js-yaml';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  read_only?: boolean;
}
const compose = load(read('docker/compose.yml'), { schema: YAML11_SCHEMA }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const apps = ['migrate', 'web', 'api', 'worker'];
const dockerfile = read('docker/Dockerfile');

test('compose starts the database, the migration, the three apps and a mail catcher', () => {
  expect(Object.keys(compose.services).sort()).toEqual(['api', 'database', 'mail', 'migrate', 'web', 'worker']);
  expect(compose.services['database']?.image).toBe('postgres:18');
});

test.each(apps)('what %s runs is built from a source that exists', (name) => {
  const [script = ''] = compose.services[name]?.command ?? [];
  expect(script).toMatch(/^apps\/\w+\/dist\/\w+\.js$/);
  expect(existsSync(path.join(root, script.replace('/dist/', '/src/').replace(/\.js$/, '.ts')))).toBe(true);
});

test.each(apps)('every variable that %s is given is one that the settings know', (name) => {
  expect(settingNames).toEqual(expect.arrayContaining(Object.keys(compose.services[name]?.environment ?? {})));
});

test.each(apps)('%s waits for things that are there, and writes nowhere', (name) => {
  const service = compose.services[name];
  expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(Object.keys(service?.depends_on ?? {})));
  expect(service?.read_only).toBe(true);
});

test.each([
  ['web', 'PORT'],
  ['api', 'API_PORT'],
])('the port that %s listens at is the one that is published and asked for its health', (name, variable) => {
  const service = compose.services[name];
  const port = service?.environment?.[variable] ?? '';
  expect(service?.ports).toEqual([expect.stringMatching(new RegExp(`:${port}$`))]);
  expect(service?.healthcheck?.test.join(' ')).toContain(`127.0.0.1:${port}/health/ready`);
  expect(dockerfile).toMatch(new RegExp(`^EXPOSE .*\\b${port}\\b`, 'm'));
});

test('the image is built from files that exist, and runs as an ordinary user', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  );
  expect(copied.length).toBeGreaterThan(8);
  expect(copied.filter((source) => !existsSync(path.join(root, source)))).toEqual([]);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(compose.services['web']?.build).toEqual({ context: '..', dockerfile: 'docker/Dockerfile' });
});
