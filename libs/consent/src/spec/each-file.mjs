// Runs a program once for each line of the list of files it is given, in one process: a start costs more than a check.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [program, list] = process.argv.slice(2);
const said = [];
const log = console.log;
for (const [at, files] of JSON.parse(readFileSync(list, 'utf8')).entries()) {
  process.argv = [process.execPath, program, ...files];
  process.exitCode = 0;
  console.log = (words) => said.push([process.exitCode === 0, words]);
  await import(`${pathToFileURL(program).href}?${at}`);
  said[at][0] = process.exitCode === 0;
}
process.exitCode = 0;
log(JSON.stringify(said));
