// Finds a Chromium for the browser journeys, or installs one where it can.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Chromium without the half that draws windows: pages come out the same, for three fifths of the processor's time. */
const SHELL = '/usr/lib/chromium/chromium-headless-shell';
const PLACES = [
  SHELL,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** Path of a Chromium. Ends the process with what to do when there is none and none can be installed. */
export function findChromium(root, node) {
  const found = () =>
    [process.env.CHROMIUM_PATH, ...PLACES].find((place) => place && existsSync(place)) ?? playwrights(root, node);
  if (!process.env.CHROMIUM_PATH && !existsSync(SHELL)) withApt('chromium-headless-shell');
  return found() ?? (install(root, node), found()) ?? stop();
}

/** The one that `npx playwright install chromium` keeps, if it is there. */
function playwrights(root, node) {
  const script = "console.log(require('playwright-core').chromium.executablePath())";
  const place = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' }).stdout?.trim();
  return place && existsSync(place) ? place : undefined;
}

const run = (command, ...args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/** Whether a package of Debian's could be installed. What is there already is not taken away for it. */
function withApt(name) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  console.log(`Installing ${name} for the browser journeys (once) …`);
  // Others may be installing something at this moment.
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  const add = () => run('apt-get', ...patient, 'install', '-y', '-qq', '--no-install-recommends', '--no-remove', name);
  return (isKnown(name) && add()) || (run('apt-get', ...patient, 'update', '-qq') && isKnown(name) && add());
}

const isKnown = (name) => spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;

function install(root, node) {
  if (withApt('chromium')) return;
  const script = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  run(node, script, 'install', 'chromium');
}

function stop() {
  console.error(
    'The browser journeys need Chromium, and it could not be installed here. Install it and set CHROMIUM_PATH to it, or run `npm run check` for everything else.',
  );
  process.exit(1);
}
