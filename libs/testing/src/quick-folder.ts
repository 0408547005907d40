import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
const GIGABYTE = 1024 ** 3;
/** What databases of a run take is a tenth of this; the browsers and the tests themselves need memory too. */
const [ROOM, MEMORY_LEFT] = [1.5 * GIGABYTE, 4 * GIGABYTE];

/** A new folder for what is thrown away after the tests: in memory where there is room, for each spec file writes a whole database. */
export const quickFolder = (name: string): string =>
  mkdtempSync(path.join(hasRoom() ? MEMORY : tmpdir(), `footing-${name}-`));

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM && process.availableMemory() >= MEMORY_LEFT;
  } catch {
    return false;
  }
}
