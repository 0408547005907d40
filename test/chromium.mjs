// Finds a Chromium for the browser journeys, or installs one where it can.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const PLACES = [
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
  return found() ?? (install(root, node), found()) ?? stop();
}

/** The one that `npx playwright install chromium` keeps, if it is there. */
function playwrights(root, node) {
  const script = "console.log(require('playwright-core').chromium.executablePath())";
  const place = spawnSync(node, ['-e', script], { cwd: root, encoding: 'utf8' }).stdout?.trim();
  return place && existsSync(place) ? place : undefined;
}

function install(root, node) {
  console.log('Installing Chromium for the browser journeys (once) …');
  const run = (command, ...args) =>
    spawnSync(command, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
  } else {
    run(node, path.join('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium');
  }
}

function stop() {
  console.error(
    'The browser journeys need Chromium, and it could not be installed here. Install it and set CHROMIUM_PATH to it, or run `npm run check` for everything else.',
  );
  process.exit(1);
}
