/**
 * The matching engine beside its peers, in one run, on the same invented people. A peer is handed the finished numbers and
 * only has to solve. Every result is compared and every proof is checked; anything wrong makes the bench fail.
 *
 *     npm run bench:matching [-- --quick | --full] [--only=WORDS] [--json] [--write]
 *
 * With --alone no peer runs. The figures are only written when there are peers.
 */
import { draftCases } from './cases/draft-cases';
import { giantCases } from './cases/giant-cases';
import { liveCases } from './cases/live-cases';
import { belongs, type Case, type Effort, type Row } from './cases/row';
import { npmCases, solveCases } from './cases/solve-cases';
import { compileTasks } from './places';
import { writeFigures } from './readme';
import { cells, growth, machine, plainHeader, plainLine } from './report';

const given = process.argv.slice(2);
const asked: Effort = given.includes('--quick') ? 'quick' : given.includes('--full') ? 'full' : 'usual';
const asJson = given.includes('--json');
const alone = given.includes('--alone');
const only = given.find((argument) => argument.startsWith('--only='))?.slice(7) ?? '';

const cases: readonly Case[] = [...solveCases, ...npmCases, ...draftCases, ...liveCases, ...giantCases];

function measure(): Row[] {
  const say = (words: string) => console.error(`  left out: ${words}`);
  const chosen = cases.filter(({ name, effort }) => belongs(effort, asked) && name.includes(only));
  return chosen.flatMap((one) => {
    const row = one.run(say, asked, alone);
    if (!row) return [];
    console.log(asJson ? JSON.stringify(row) : plainLine(cells(row)));
    for (const { name, why } of row.peers) if (why) say(`${row.name}: ${name}: ${why}`);
    for (const words of row.wrong) console.error(`  WRONG: ${row.name}: ${words}`);
    return [row];
  });
}

function main(): void {
  const start = performance.now();
  compileTasks();
  if (!asJson) console.log(`${machine(new Date())}\n\n${plainHeader()}`);
  const rows = measure();
  for (const { family, exponent, sizes } of growth(rows))
    console.log(
      asJson
        ? JSON.stringify({ family, exponent, sizes })
        : `time ~ pairs^${exponent.toFixed(2)}  ${family} (${sizes} sizes)`,
    );
  if (!asJson) console.log(`\n${((performance.now() - start) / 1_000).toFixed(0)} s in all`);
  const wrong = rows.some((row) => row.wrong.length > 0);
  if (wrong) process.exitCode = 1;
  else if (given.includes('--write') && !alone) writeFigures(rows, new Date());
}

main();
