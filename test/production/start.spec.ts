import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { type FreshDatabase, freshDatabase } from '@footing/testing';

const root = path.resolve(__dirname, '../..');
const flags = ['--disable-proto=delete', '--enable-source-maps', '-C', 'footing-dist'];
const running: ChildProcess[] = [];
let db: FreshDatabase;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  db = await freshDatabase();
  env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    DATABASE_URL: db.url,
    DATABASE_OWNER_URL: db.ownerUrl,
    MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    SESSION_SECRET: 's'.repeat(40),
    PORT: '0',
    API_PORT: '0',
  };
  const built = spawnSync(process.execPath, ['node_modules/typescript7/bin/tsc', '-b', 'tsconfig.build.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(built.stdout + built.stderr).toBe('');
}, 120_000);

afterAll(async () => {
  await Promise.all(running.map((app) => ended(app, 'SIGKILL')));
  await db.drop();
});

const start = (script: string, more: NodeJS.ProcessEnv = {}): ChildProcess => {
  const app = spawn(process.execPath, [...flags, script], {
    cwd: root,
    env: { ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(app);
  return app;
};

const ended = (app: ChildProcess, signal?: NodeJS.Signals) =>
  new Promise<number | null>((done) => {
    if (app.exitCode !== null || app.signalCode !== null) return done(app.exitCode);
    app.once('exit', (code) => done(code));
    if (signal) app.kill(signal);
  });

/** The first text an app prints that matches; fails when it ends before that. */
const said = (app: ChildProcess, pattern: RegExp) =>
  new Promise<string>((found, failed) => {
    let text = '';
    const listen = (chunk: Buffer) => {
      text += chunk.toString();
      const match = pattern.exec(text);
      if (match) found(match[1] ?? match[0]);
    };
    app.stdout?.on('data', listen);
    app.stderr?.on('data', listen);
    app.once('exit', (code) => failed(new Error(`ended with ${code}: ${text}`)));
  });

test('the migration runs by itself and finds nothing to do in a migrated database', async () => {
  const app = start('apps/worker/dist/migrate.js');
  expect(await said(app, /(The schema is up to date)/)).toBe('The schema is up to date');
  expect(await ended(app)).toBe(0);
});

test.each([
  ['web', 'Pages'],
  ['api', 'API'],
])('%s starts as built, says it is ready, and stops when asked', async (name, word) => {
  const app = start(`apps/${name}/dist/main.js`);
  const port = await said(app, new RegExp(`${word} at port (\\d+)`));
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  expect(await ended(app, 'SIGTERM')).not.toBe(1);
});

test('the worker starts as built and stops when asked', async () => {
  const app = start('apps/worker/dist/main.js');
  expect(await said(app, /(Worker at work)/)).toBe('Worker at work');
  expect(await ended(app, 'SIGTERM')).not.toBe(1);
});

test('without its settings an app ends at once and names all that is missing', async () => {
  const app = start('apps/web/dist/main.js', { DATABASE_URL: '', SESSION_SECRET: '' });
  const words = await said(app, /(DATABASE_URL is needed[^]*SESSION_SECRET is needed)/);
  expect(words).toContain('NODE_ENV is production');
});

test('nobody can sign in as one of the invented people in production', async () => {
  const app = start('apps/web/dist/main.js');
  const port = await said(app, /Pages at port (\d+)/);
  expect((await fetch(`http://127.0.0.1:${port}/demo/sign-in`)).status).toBe(404);
});

test('what starts the demonstration refuses to do so in production', async () => {
  const app = spawn(process.execPath, ['-r', '@swc-node/register', 'apps/local/src/main.ts'], { cwd: root, env });
  running.push(app);
  expect(await said(app, /(npm start is for a laptop)/)).toContain('npm start');
  expect(await ended(app)).toBe(1);
});
