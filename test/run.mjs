// The whole check, step by step: `npm test`; with --no-browser everything but the browser: `npm run check`.
// Ends with one plain line, `N passed, N failed, N skipped`, in which a step that failed counts as one.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackages, newNode } from '../apps/local/ready.mjs';
import { findChromium } from './chromium.mjs';

const root = path.resolve(import.meta.dirname, '..');
const withBrowser = !process.argv.includes('--no-browser');
installPackages();
const node = newNode();
// Before anything waits for it. Where it cannot be installed, the tests of calendars say so by themselves.
spawnSync(node, ['test/calendars/tools.mjs'], { cwd: root, stdio: 'inherit' });
const folder = mkdtempSync(path.join(tmpdir(), 'footing-run-'));
const env = {
  ...process.env,
  PATH: path.join(root, 'node_modules/.bin') + path.delimiter + process.env.PATH,
  FOOTING_TEST_COUNTS: path.join(folder, 'counts.json'),
  ...(withBrowser ? { CHROMIUM_PATH: findChromium(root, node) } : {}),
};
const run = (title, ...args) => {
  console.log(`\n— ${title}`);
  return new Promise((done) => {
    spawn(node, args, { cwd: root, stdio: 'inherit', env }).on('close', (code) => done(code === 0));
  });
};

/** Beside others: what it says comes out whole, when it is done. */
const beside = (title, ...args) =>
  new Promise((done) => {
    const said = [];
    const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.on('close', (code) => {
      process.stdout.write(`\n— ${title}\n${Buffer.concat(said).toString()}`);
      done(code === 0);
    });
  });

/** @param workers two where browsers keep both processors busy; one more where tests wait for a database now and then. */
const tests = async (title, workers, ...projects) => {
  rmSync(env.FOOTING_TEST_COUNTS, { force: true });
  const jest = ['node_modules/jest/bin/jest.js', `--maxWorkers=${workers}`, '--selectProjects', ...projects];
  const ok = await run(title, ...jest);
  const none = { passed: 0, failed: 0, skipped: 0 };
  const counts = existsSync(env.FOOTING_TEST_COUNTS) ? JSON.parse(readFileSync(env.FOOTING_TEST_COUNTS, 'utf8')) : none;
  return { ...counts, failed: counts.failed + (!ok && counts.failed === 0 ? 1 : 0) };
};
// What only reads the code goes beside what only reckons; browsers and a database have the machine to themselves.
const looks = Promise.all([
  beside('types', 'node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json'),
  beside(
    'lint',
    'node_modules/eslint/bin/eslint.js',
    '--report-unused-disable-directives',
    '--max-warnings=0',
    'apps',
    'libs',
    'test',
    'bench',
  ),
  beside('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
]);
const runs = [
  await tests('tests that need nothing', 2, 'pure'),
  ...(withBrowser ? [await tests('journeys in a browser', 2, 'journeys')] : []),
  await tests('tests with a database', 3, 'database'),
];
const steps = await looks;
rmSync(folder, { recursive: true, force: true });

const sum = (what) => runs.reduce((total, counts) => total + counts[what], 0);
const failed = sum('failed') + steps.filter((ok) => !ok).length;
console.log(`\n${sum('passed') + steps.filter(Boolean).length} passed, ${failed} failed, ${sum('skipped')} skipped`);
process.exit(failed === 0 && sum('passed') > 0 ? 0 : 1);
