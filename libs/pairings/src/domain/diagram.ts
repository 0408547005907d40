import { lifeSteps, moves, type PairingMove, pairingStates, states } from './lifecycle';
import { awaitedThings, waits } from './waits';

const idOf = (state: string): string => state.replaceAll('-', '_');
const sameWay = ({ step, from, to }: PairingMove): string => `${step} ${from} ${to}`;

interface Line extends Omit<PairingMove, 'who'> {
  readonly whom: readonly string[];
}

/** The life of a pairing as a page: a diagram that Mermaid draws, the same in words, and what is awaited where. */
export function lifecyclePage(): string {
  const lines = [...Map.groupBy(moves, sameWay).values()].flatMap(([first, ...others]): Line[] =>
    first ? [{ ...first, whom: [first, ...others].map(({ who }) => who) }] : [],
  );
  return [...opening, ...drawn(lines), ...stateTable(), ...stepTable(lines), ...waitTable(), ''].join('\n');
}

const opening = [
  '# The life of a pairing',
  '',
  'Written by `npm run pairings:diagram` from the table in `libs/pairings/src/domain/lifecycle.ts`; do not edit it here.',
  'The database holds the same table and lets nothing else happen.',
  '',
];

const drawn = (lines: readonly Line[]): string[] => [
  '```mermaid',
  'stateDiagram-v2',
  '  [*] --> proposed',
  ...pairingStates.map((state) => `  state "${states[state].words}" as ${idOf(state)}`),
  ...lines.map(({ step, from, to, whom }) => `  ${idOf(from)} --> ${idOf(to)}: ${step} (${whom.join(', ')})`),
  ...pairingStates.filter((state) => !states[state].holds).map((state) => `  ${idOf(state)} --> [*]`),
  '```',
  '',
];

const stateTable = (): string[] => [
  '## States',
  '',
  '| State | In words | Takes a place | What it means |',
  '| --- | --- | --- | --- |',
  ...pairingStates.map((state) => {
    const { words, holds, about } = states[state];
    return `| \`${state}\` | ${words} | ${holds ? 'yes' : 'no: an end'} | ${about} |`;
  }),
  '',
];

const stepTable = (lines: readonly Line[]): string[] => [
  '## Steps',
  '',
  '| Step | From | To | Who may take it |',
  '| --- | --- | --- | --- |',
  ...lifeSteps.flatMap((step) =>
    lines
      .filter((line) => line.step === step)
      .map(({ from, to, whom }) => `| \`${step}\` | \`${from}\` | \`${to}\` | ${whom.join(', ')} |`),
  ),
  '',
  'The yes that makes a pairing active is the other side’s: nobody says both.',
  '',
];

const waitTable = (): string[] => [
  '## What is awaited, and what happens when the day has passed',
  '',
  '| Awaited | While | Reminders | When the day has passed |',
  '| --- | --- | --- | --- |',
  ...awaitedThings.map((awaited) => {
    const { state, reminds, over, words } = waits[awaited];
    const then = 'step' in over ? `the clock takes the step \`${over.step}\`` : `we wait for ${waits[over.then].words}`;
    return `| ${words} | \`${state}\` | ${reminds ? 'halfway, and the day before' : 'none'} | ${then} |`;
  }),
];
