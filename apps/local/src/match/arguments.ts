import { parseArgs } from 'node:util';
import path from 'node:path';

/** What was asked for on the command line. Paths are absolute. */
export interface MatchArguments {
  readonly students: string;
  readonly mentors: string;
  readonly settings: string | null;
  /** Ends in .xlsx or .csv; null when only the summary is wanted. */
  readonly out: string | null;
  readonly saveSettings: string | null;
  /** A result that was written before, whose pairs are better kept. */
  readonly before: string | null;
  /** Goes before the one in the settings. */
  readonly seed: string | null;
  readonly json: boolean;
}

/** The command was not given as it has to be; the message says how. */
export class WrongUsage extends Error {}

export const help = `Matches students with mentors from two spreadsheets, and says why each pair was chosen.
Works by itself: nothing is sent anywhere, and no database is needed.

  npm run match -- --students students.csv --mentors mentors.xlsx --out pairings.xlsx

  --students FILE       students, as .csv or .xlsx, with your own column names
  --mentors FILE        mentors, likewise
  --settings FILE       what counts and how much, as JSON; without it the usual criteria
  --out FILE            where to write the pairings: .xlsx, or .csv (then a second file holds who is not matched)
  --before FILE         a result written earlier with --out: its pairs stay unless others fit better
  --save-settings FILE  writes the settings that were used, to start from next year
  --seed TEXT           decides between equally good sets of pairs, and nothing else
  --json                prints the result as one JSON object instead of a table
  --help                prints this

Ends with 0 when it is done, 1 when the files or settings need attention, 2 when the command is not right, and 3 when
something is wrong with the program.
`;

const options = {
  students: { type: 'string' },
  mentors: { type: 'string' },
  settings: { type: 'string' },
  out: { type: 'string' },
  'save-settings': { type: 'string' },
  before: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/**
 * Reads the command line.
 * @param folder what relative paths start from.
 * @returns 'help' when that was asked for. @throws {WrongUsage} saying what is missing or not known.
 */
export function readArguments(argv: readonly string[], folder: string): MatchArguments | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  const place = (file: string | undefined): string | null => (file ? path.resolve(folder, file) : null);
  const [students, mentors] = [place(values.students), place(values.mentors)];
  if (students === null || mentors === null)
    throw new WrongUsage('Name both files: --students FILE and --mentors FILE');
  const [settings, out, saveSettings] = [place(values.settings), place(values.out), place(values['save-settings'])];
  if (out !== null && !/\.(xlsx|csv)$/i.test(out)) throw new WrongUsage('--out must end in .xlsx or .csv');
  const written = [out, saveSettings].filter((file) => file !== null);
  const before = place(values.before);
  const read = [students, mentors, before];
  if (read.some((file) => file !== null && written.includes(file)) || (out !== null && out === settings))
    throw new WrongUsage('Choose another name for what is written: it would replace a file that is read');
  if (out !== null && out === saveSettings) throw new WrongUsage('--out and --save-settings name the same file');
  return { students, mentors, settings, out, saveSettings, before, seed: values.seed ?? null, json: values.json };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error));
  }
}
