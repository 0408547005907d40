import 'reflect-metadata';
import { runMatch } from './command';

/** `npm run match`: two spreadsheets in, pairings with reasons out. */
void runMatch(process.argv.slice(2), {
  folder: process.cwd(),
  year: new Date().getFullYear(),
  clock: () => performance.now(),
  out: process.stdout,
  err: process.stderr,
}).then((code) => {
  process.exitCode = code;
});
