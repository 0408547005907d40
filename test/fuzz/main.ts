/**
 * Throws random and hostile rounds at the engine's door for as long as asked. A round that goes wrong is made as small as
 * it can be and kept in test/fuzz/went-wrong.json, which the ordinary tests replay from then on.
 *
 *     npm run fuzz -- [--minutes 5] [--seed 1]
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { keep } from './kept-rounds';
import { oddRounds } from './odd-rounds';
import { whatGoesWrong } from './what-goes-wrong';

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } });
const until = performance.now() + 60_000 * Number(values.minutes ?? 1);
const first = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));

/** One turn of some rounds. @returns how many were tried, or null when one went wrong. */
function turn(seed: number): number | null {
  const found = fc.check(
    fc.property(oddRounds, (input) => whatGoesWrong(input) === null),
    { seed, numRuns: 200 },
  );
  const input = found.counterexample?.[0];
  if (input === undefined) return found.numRuns;
  const why = whatGoesWrong(input) ?? 'not always wrong';
  keep({ why: why.split('\n')[0] ?? '', input });
  console.error(`Seed ${seed}: ${why}\n${fc.stringify(input)}`);
  return null;
}

let [tried, seed] = [0, first];
while (performance.now() < until) {
  const count = turn(seed);
  if (count === null) {
    process.exitCode = 1;
    break;
  }
  tried += count;
  seed += 1;
}
console.log(`${tried} rounds, seeds ${first} to ${seed - 1}`);
