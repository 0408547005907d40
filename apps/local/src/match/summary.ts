import type { UnmatchedReason } from '@footing/engine';
import type { Aim } from '@footing/programmes';
import { printable } from './file-fault';
import type { MatchResult } from './match-files';

/** The result in numbers; what `--json` prints. */
export interface Summary {
  readonly students: number;
  readonly mentors: number;
  readonly places: number;
  readonly matched: number;
  readonly unmatched: number;
  /** How many are not matched for which reason; only reasons that there are. */
  readonly reasons: Readonly<Partial<Record<UnmatchedReason['code'], number>>>;
  /** Tier 1 first. */
  readonly tiers: MatchResult['draft']['tiers'];
  /** Sum of the pairs' fits, each 0 to 1. */
  readonly totalScore: number;
  /** 0 when nobody is matched. */
  readonly meanScore: number;
  /** What was asked for first. */
  readonly aim: Aim;
  /** Always true: what is not proved to be what was asked for is not handed out. */
  readonly optimal: true;
  readonly seconds: number;
  readonly seed: string;
  readonly files: readonly string[];
  readonly notes: readonly string[];
}

/** @param files what was written. @param seconds how long it all took. */
export function summaryOf(
  { input, round, draft, totalScore, notes }: MatchResult,
  files: readonly string[],
  seconds: number,
): Summary {
  const reasons: Partial<Record<UnmatchedReason['code'], number>> = {};
  for (const { reason } of draft.unmatched) reasons[reason.code] = (reasons[reason.code] ?? 0) + 1;
  return {
    students: input.students.length,
    mentors: input.mentors.length,
    places: input.mentors.reduce((sum, { places }) => sum + places, 0),
    matched: draft.pairs.length,
    unmatched: draft.unmatched.length,
    reasons,
    tiers: draft.tiers,
    totalScore,
    meanScore: draft.pairs.length === 0 ? 0 : totalScore / draft.pairs.length,
    aim: round.aim,
    optimal: true,
    seconds: Number(seconds.toFixed(2)),
    seed: input.seed,
    files,
    notes,
  };
}

const reasonWords: Readonly<Record<UnmatchedReason['code'], string>> = {
  'no-mentor-allowed': 'no mentor is allowed for them',
  'below-minimum-fit': 'nobody reaches the minimum fit',
  'places-taken': 'every place they may have is taken',
  'others-first': 'every place they may have went to others first',
  'group-too-small': 'a group they could join is too small to meet',
};

/** The result as a small table for a terminal. */
export function summaryTable(summary: Summary): string {
  const tiers = summary.tiers.length < 2 ? [] : summary.tiers;
  const rows: (readonly [string, string])[] = [
    ['Students', String(summary.students)],
    ['Mentors', `${summary.mentors} with ${summary.places} places`],
    ['Matched', String(summary.matched)],
    ...tiers.map(({ tier, students, matched }) => [`  in tier ${tier}`, `${matched} of ${students}`] as const),
    ['Not matched', String(summary.unmatched)],
    ...Object.entries(summary.reasons).map(
      ([code, count]) => [`  ${reasonWords[code as UnmatchedReason['code']]}`, String(count)] as const,
    ),
    ['Mean fit (0 to 1)', summary.matched === 0 ? '–' : summary.meanScore.toFixed(3)],
    [summary.aim === 'stable' ? 'Stable' : 'Best possible', 'yes, proved'],
    ['Seconds', summary.seconds.toFixed(2)],
    ...summary.files.map((file) => ['Written', file] as const),
  ];
  const width = Math.max(...rows.map(([what]) => what.length)) + 3;
  const lines = rows.map(([what, value]) => printable(what.padEnd(width) + value));
  const notes = summary.notes.map((note) => printable(`Note: ${note}`));
  return [...lines, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}
