import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Row } from './cases/row';
import { root } from './places';
import { growth, machine, markdown } from './report';

const [begin, end] = ['<!-- figures: begin -->', '<!-- figures: end -->'];

/** Puts what this run measured between the two markers of the engine's README; at its end when there are none yet. */
export function writeFigures(rows: readonly Row[], at: Date): void {
  const file = path.join(root, 'libs/engine/README.md');
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  const section = `${begin}\n${figures(rows, at)}\n${end}`;
  const next =
    from === -1 ? `${text.trimEnd()}\n\n${section}\n` : text.slice(0, from) + section + text.slice(to + end.length);
  writeFileSync(file, next);
}

function figures(rows: readonly Row[], at: Date): string {
  const grown = growth(rows).map(
    ({ family, exponent, sizes }) => `${family}: ${exponent.toFixed(2)} over ${sizes} sizes`,
  );
  const ending = grown.length > 0 ? `\n\nGrowth of time with pairs (1 is in proportion): ${grown.join('; ')}.` : '';
  return `## Figures

Measured by \`npm run bench:matching -- --write\` on ${machine(at)}. Every case runs in a process of its own; "ours" is the
best of a few calls, "first" the call before anything is warm, MB the most its process ever held. Peers are timed in
the same run for their solving alone, and every one of them found the same result as ours. Faults are counted by a check
that knows nothing of the solver.

${markdown(rows)}${ending}`;
}
