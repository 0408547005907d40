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
import type { MatchArguments } from './arguments';
import { type FileFault, NeedsAttention, wholeFile } from './file-fault';
import { formerPairs } from './former-result';
import { notesOn } from './notes';
import { readPeople } from './people-file';
import { matchInputOf } from './people-of-round';
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
  const draft = drafted(input, round, onProgress);
  const wrong = check(input, draft, onProgress);
  if (wrong.length > 0)
    throw new Error(`The check of the result found ${wrong.length} faults, first: ${wrong[0] ?? ''}`);
  const totalScore = draft.pairs.reduce((sum, { score }) => sum + asFit(score), 0);
  return { files, round, settings, input, draft, totalScore, notes: notesOn(files, round, settings, draft) };
}

function attend(faults: readonly FileFault[]): void {
  if (faults.length > 0) throw new NeedsAttention(faults);
}

function drafted(input: MatchInput, round: RoundFile, onProgress: OnProgress | undefined): Draft {
  try {
    return makeDraft(input, onProgress);
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    throw new NeedsAttention([
      { ...wholeFile(round.fileName, `This cannot be used (${error.code})`), column: error.field ?? '' },
    ]);
  }
}
