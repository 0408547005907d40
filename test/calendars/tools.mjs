// What the tests of calendars ask besides our own code: libical with a C compiler, and the calendar server Radicale. Installs
// them where it can, and ends with 1 and what to do where it cannot: `node test/calendars/tools.mjs`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian package → whether it is there. */
const NEEDED = {
  gcc: () => works('cc', '--version'),
  'libc6-dev': () => existsSync('/usr/include/stdio.h'),
  'libical-dev': () => existsSync('/usr/include/libical/ical.h'),
  radicale: () => works('radicale', '--version'),
};

const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const missing = () => Object.keys(NEEDED).filter((name) => !NEEDED[name]());

function install(packages) {
  if (process.getuid?.() !== 0 || !works('apt-get', '--version')) return;
  console.log(`Installing ${packages.join(', ')} for the tests of calendars (once) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  // Others may be installing something at this moment.
  const patient = ['-o', 'DPkg::Lock::Timeout=300'];
  apt(...patient, 'update', '-qq');
  apt(...patient, 'install', '-y', '-qq', '--no-install-recommends', ...packages);
}

const before = missing();
if (before.length > 0) install(before);
const after = missing();
if (after.length > 0) {
  console.error(
    `The tests of calendars need ${after.join(', ')}, which could not be installed here. On Debian: apt-get install ${after.join(' ')}`,
  );
  process.exit(1);
}
