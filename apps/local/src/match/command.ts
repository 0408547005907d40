import { type MatchArguments, help, readArguments, WrongUsage } from './arguments';
import { faultLine, NeedsAttention } from './file-fault';
import { matchFiles } from './match-files';
import { progressLine } from './progress-line';
import { type Summary, summaryOf, summaryTable } from './summary';
import { writeResults } from './write-results';

/** Where the command runs: what it reads its place and time from, and where it speaks. */
export interface Surroundings {
  readonly folder: string;
  readonly year: number;
  /** In milliseconds, from any start. */
  readonly clock: () => number;
  readonly out: { write(text: string): unknown };
  readonly err: { readonly isTTY?: boolean; write(text: string): unknown };
}

/** How the command ended, as a number for whoever started it. */
export const exitCodes = { done: 0, needsAttention: 1, wrongUsage: 2, defect: 3 } as const;

/** Runs the command from its arguments to its last line. Never throws. @returns one of `exitCodes`. */
export async function runMatch(argv: readonly string[], around: Surroundings): Promise<number> {
  let isJson = false;
  try {
    const asked = readArguments(argv, around.folder);
    if (asked === 'help') {
      around.out.write(help);
      return exitCodes.done;
    }
    isJson = asked.json;
    const summary = await match(asked, around);
    around.out.write(`${isJson ? JSON.stringify(summary) : summaryTable(summary)}\n`);
    return exitCodes.done;
  } catch (error) {
    return failure(error, isJson, around);
  }
}

async function match(asked: MatchArguments, { year, clock, err }: Surroundings): Promise<Summary> {
  const began = clock();
  const progress = progressLine(err);
  try {
    const result = await matchFiles(asked, year, progress.onProgress);
    const files = await writeResults(result, asked);
    return summaryOf(result, files, (clock() - began) / 1000);
  } finally {
    progress.clear();
  }
}

function failure(error: unknown, isJson: boolean, { out, err }: Surroundings): number {
  if (error instanceof WrongUsage) {
    err.write(`${error.message}\nRun the command with --help to see all it can do.\n`);
    return exitCodes.wrongUsage;
  }
  if (error instanceof NeedsAttention) {
    const { faults } = error;
    const things = faults.length === 1 ? 'One thing needs' : `${faults.length} things need`;
    err.write(
      `${things} attention. Nothing has been written.\n${faults.map((fault) => `  ${faultLine(fault)}\n`).join('')}`,
    );
    if (isJson) out.write(`${JSON.stringify({ faults })}\n`);
    return exitCodes.needsAttention;
  }
  err.write(
    `Sorry, something is wrong with the program. Nothing has been written.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return exitCodes.defect;
}
