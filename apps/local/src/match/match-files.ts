import {
  asFit,
  check,
  type Draft,
  InputRefused,
  makeDraft,
  type MatchInput,
  type OnProgress,
  type RoundSettings,
} from '@footing/engine';
import { refusalWords } from '@footing/matching';
import type { MatchArguments } from './arguments';
import { type FileFault, NeedsAttention, wholeFile } from './file-fault';
import { formerPairs } from './former-result';
import { notesOn } from './notes';
import { readPeople } from './people-file';
import { idOf, matchInputOf } from './people-of-round';
import { type RoundFile, readRoundFile } from './round-file';
import { type BothFiles, settingsFor } from './round-settings';

/** Everything that came of matching two files. */
export interface MatchResult {
  readonly files: BothFiles;
  readonly round: RoundFile;
  readonly settings: RoundSettings;
  readonly input: MatchInput;
  readonly draft: Draft;
  /** Sum of the pairs' fits, each 0 to 1. */
  readonly totalScore: number;
  /** Worth telling, in plain sentences. */
  readonly notes: readonly string[];
}

const USUAL_SEED = 'footing';

/**
 * Reads the two files and matches them. The result has been checked, rule by rule and against its proof that none is better,
 * by code that knows nothing of how it was found.
 * @param year from which years in a field are counted, unless the settings name one.
 * @throws {NeedsAttention} with everything to put right in the files and settings.
 */
export async function matchFiles(asked: MatchArguments, year: number, onProgress?: OnProgress): Promise<MatchResult> {
  const round = await readRoundFile(asked.settings);
  const files = {
    students: await readPeople('students', asked.students, round.columns.students),
    mentors: await readPeople('mentors', asked.mentors, round.columns.mentors),
  };
  attend([...files.students.faults, ...files.mentors.faults]);
  const { settings, faults } = settingsFor(round, files, year);
  attend(faults);
  const before = asked.before === null ? undefined : await formerPairs(asked.before, files);
  const input = matchInputOf(files, round, settings, asked.seed ?? round.seed ?? USUAL_SEED, before);
  const draft = drafted(input, { files, round }, onProgress);
  const wrong = check(input, draft, onProgress);
  if (wrong.length > 0)
    throw new Error(`The check of the result found ${wrong.length} faults, first: ${wrong[0] ?? ''}`);
  const totalScore = draft.pairs.reduce((sum, { score }) => sum + asFit(score), 0);
  return { files, round, settings, input, draft, totalScore, notes: notesOn(files, round, settings, draft) };
}

function attend(faults: readonly FileFault[]): void {
  if (faults.length > 0) throw new NeedsAttention(faults);
}

function drafted(input: MatchInput, { files, round }: Read, onProgress: OnProgress | undefined): Draft {
  try {
    return makeDraft(input, onProgress);
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    throw new NeedsAttention([refusedFault(error, input, files, round.fileName)]);
  }
}

type Read = Pick<MatchResult, 'files' | 'round'>;

/** What the engine refuses, at the row it is about where it is about one; else it is for the settings to put right. */
export function refusedFault(
  { code, field = '' }: InputRefused,
  input: Pick<MatchInput, 'students' | 'mentors'>,
  files: BothFiles,
  settingsName: string,
): FileFault {
  const message = refusalWords(code, 'files').replace(/\.$/, '');
  const [, kind, at] = /^(students|mentors)\[(\d+)\]/.exec(field) ?? [];
  if (kind !== 'students' && kind !== 'mentors') return wholeFile(settingsName, message);
  const id = input[kind][Number(at)]?.id;
  const row = files[kind].people.find((reading) => idOf(reading) === id)?.row ?? null;
  return { ...wholeFile(files[kind].fileName, message), row };
}
