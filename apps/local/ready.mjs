// Makes a fresh clone ready and runs Node with the arguments given: `node apps/local/ready.mjs script.ts …`.
// Plain JavaScript without packages, for it must run on Node 20.19 before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const NEEDED = [24, 9];

/** Installs the packages when they are missing or not those of the lock file. */
export function installPackages() {
  if (isInstalled()) return;
  console.log('Installing packages (about a minute, only when they change) …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    stop('Installing the packages failed. The lines above say why; check the network and run the command again.');
}

/** True when every package of the lock file is there in its version; packages for other platforms may be absent. */
function isInstalled() {
  const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = Object.entries(read('package-lock.json')).filter(([place]) => place.startsWith('node_modules/'));
  const there = read('node_modules/.package-lock.json');
  return wanted.every(([place, { version, optional }]) =>
    there[place] ? there[place].version === version : optional === true,
  );
}

/** The Node to run on: this one if it is new enough, else the one that came with the packages. */
export function newNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return process.execPath;
  const own = path.join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own)) return own;
  return stop(
    `Footing needs Node ${NEEDED.join('.')} or later. It brings its own on Linux and Windows; on this machine please install Node 24 and run the command again.`,
  );
}

function stop(why) {
  console.error(why);
  process.exit(1);
}

/** Runs Node with these arguments from the root of the project, handing signals on, and ends as it ends. */
export function runNode(args) {
  const PATH = path.join(root, 'node_modules/.bin') + path.delimiter + process.env.PATH;
  const child = spawn(newNode(), args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH } });
  // The terminal sends Ctrl-C to the child as well; here it is only waited for.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm passes SIGTERM to its shell and no further. Nobody would see us run on after that shell.
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === shell || child.kill(), 500).unref();
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  runNode(process.argv.slice(2));
}
