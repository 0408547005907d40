/** Every allowed pair of a large round in a file, for the peers: `node giant-pairs.js SIZE KIND FILE`. */
import { quickRows } from '../../../libs/engine/src/scoring/wasm/quick-rows';
import { ScoreRows } from '../../../libs/engine/src/scoring/score-rows';
import { inputOf } from '../instances/input-of';
import { drawPeople, sizes, type SizeName } from '../instances/people';
import { streamInstance } from '../stream-instance';

function main([size, kind, file = '']: readonly string[]): void {
  const people = drawPeople(sizes[size as SizeName]);
  const input = inputOf(people, 1, kind === 'dense' ? { barriers: [] } : {});
  streamInstance(file, people, quickRows(new ScoreRows(input, input.students, input.mentors)));
  process.stdout.write('true');
}

main(process.argv.slice(2));
