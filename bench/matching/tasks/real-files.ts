import path from 'node:path';
import { settingsFor } from '../../../apps/local/src/match/round-settings';
import { matchInputOf } from '../../../apps/local/src/match/people-of-round';
import { readPeople } from '../../../apps/local/src/match/people-file';
import { readRoundFile } from '../../../apps/local/src/match/round-file';
import { measureDraft } from './draft';

const folder = path.resolve(__dirname, '../../../test/fixtures/mentor-match');

/** The files of a real scheme, 500 people on each side, read as `npm run match` reads them; the reading is not timed. */
async function main(): Promise<void> {
  const round = await readRoundFile(path.join(folder, 'round.json'));
  const students = await readPeople('students', path.join(folder, 'large-mentees.csv'), round.columns.students);
  const mentors = await readPeople('mentors', path.join(folder, 'large-mentors.csv'), round.columns.mentors);
  const files = { students, mentors };
  const { settings } = settingsFor(round, files, 2026);
  process.stdout.write(JSON.stringify(measureDraft(matchInputOf(files, round, settings, 'bench'), 2_000)));
}

void main();
