import type { BarrierRule, Criterion, RoundSettings } from '@footing/engine';
import { aims, answerName, barrierKinds, criterionKinds, fairnessKinds } from '@footing/programmes';
import type { CellValue, Sheet } from '@footing/spreadsheets';
import type { DraftSummary } from '../domain/draft-summary';
import { londonTime } from './draft-sheets';

/** A finished draft and what it was made by. Nothing here is about one person. */
export interface DraftMade {
  readonly programme: string;
  readonly round: string;
  readonly number: number;
  readonly finishedAt: Date | null;
  readonly engineVersion: string | null;
  readonly settings: RoundSettings;
  readonly summary: DraftSummary;
  readonly inputHash: string | null;
  readonly resultHash: string | null;
  /** When somebody changed what they agree to for the first time, null: nobody has; and how many did, 0 where it cannot be said. */
  readonly agreementChangedAt: Date | null;
  readonly changedPeople: number;
  /** `seed` is null until pairings of the round are published. */
  readonly lottery: { readonly commitment: string; readonly seed: string | null };
  /** By id. */
  readonly groupNames: ReadonlyMap<string, string>;
  /** Whether the gap forecast beside it leaves the fairness choice, or stability, out. */
  readonly gapsLeaveChoiceOut: boolean;
}

/** How a draft came about, for whoever has to check or defend it: rules, rounds and fingerprints, no person and no tier. */
export function howItWasMade(made: DraftMade): Sheet {
  const rows: CellValue[][] = [
    ...aboutDraft(made),
    ...lotteryRows(made.lottery),
    ...fingerprints(made),
    ...choiceRows(made),
    ...made.settings.criteria.map((rule) => ['Criterion', rule.name, rule.weight, comparedBy(rule)]),
    ...made.settings.barriers.map((rule) => ['Barrier', rule.name, null, comparedBy(rule)]),
    ['Minimum fit', '', made.settings.minimumFit, belowIt],
    ...counts(made),
    ...notes(made),
  ];
  const headers = ['What', 'Which', 'Value', 'Details'];
  return { name: 'How it was made', headers, rows: rows.map((row) => headers.map((_, index) => row[index])) };
}

const aboutDraft = (made: DraftMade): CellValue[][] => [
  ['Round', made.programme, made.round],
  ['Draft', 'Number', made.number],
  ['Draft', 'Made on', made.finishedAt && londonTime(made.finishedAt)],
  ['Draft', 'Engine version', made.engineVersion],
];

const lotteryRows = ({ commitment, seed }: DraftMade['lottery']): CellValue[][] => [
  [
    ...['Lottery', 'Promise', commitment],
    'The SHA-256 of the secret all lottery numbers of the round come from. It was fixed before anybody was matched.',
  ],
  seed === null
    ? ['Lottery', 'Secret', null, 'Shown here once pairings of this round are published.']
    : ['Lottery', 'Secret', seed, 'Its SHA-256 is the promise.'],
];

const fingerprints = ({ inputHash, resultHash }: DraftMade): CellValue[][] => [
  ['Fingerprint', 'What went in', inputHash, 'SHA-256. The same people and rules always give the same.'],
  ['Fingerprint', 'What came out', resultHash, 'SHA-256. The same going in always gives the same coming out.'],
];

function choiceRows({ settings, groupNames }: DraftMade): CellValue[][] {
  const first = 'What counts first';
  const aim = aims[settings.aim ?? 'most-matched'];
  const fairness = fairnessKinds[settings.fairness?.kind ?? 'none'];
  const floors = settings.fairness?.kind === 'floors' ? settings.fairness.floors : [];
  return [
    [first, 'What the round is for', aim.name, aim.explains],
    [first, 'Tiers', settings.ignoreTiers ? 'Do not count' : 'Count'],
    [first, 'Between the tiers and the fit', fairness.name, fairness.explains],
    ...floors.map(({ group, places }) => ['Places kept', groupNames.get(group) ?? 'A group that is gone', places]),
    [first, 'Keep what was there', outOf100(settings.retention)],
    [first, 'The mentor’s view', outOf100(settings.mentorsView)],
    [first, 'Strength of the lottery', outOf100(settings.lotteryStrength)],
    ...(settings.reverse ? [[first, 'Who mentors', 'Students mentor the others']] : []),
  ];
}

const outOf100 = (share = 0): string => `${Math.round(share * 100)} out of 100`;

/** What a rule compares, with its own answers, order and steps. */
function comparedBy(rule: Criterion | BarrierRule): string {
  const { explains } = { ...criterionKinds, ...barrierKinds }[rule.kind];
  if (rule.studentField === undefined || rule.mentorField === undefined) return explains;
  const answers = `The student’s “${answerName(rule.studentField)}” and the mentor’s “${answerName(rule.mentorField)}”.`;
  const steps = rule.atLeast === undefined ? [] : [`At least ${rule.atLeast} up.`];
  const order = rule.order === undefined ? [] : [`In this order: ${rule.order.join(', ')}.`];
  return [answers, explains, ...steps, ...order].join(' ');
}

/** Whoever was taken out is neither matched nor not matched: then how many are not cannot be told from the others. */
const counts = ({ summary, agreementChangedAt }: DraftMade): CellValue[][] => [
  ['Count', 'Students', summary.students],
  ['Count', 'Mentors', summary.mentors],
  ['Count', 'Places', summary.places],
  ['Count', 'Matched', summary.matched],
  ...(agreementChangedAt === null ? [['Count', 'Not matched', summary.students - summary.matched]] : []),
  ['Count', 'Sum of the scores', Number(summary.total.toFixed(3))],
];

const belowIt = 'Below it two people are never paired. A shared lived experience has no part in it.';

const notes = ({ gapsLeaveChoiceOut, summary, agreementChangedAt, changedPeople }: DraftMade): CellValue[][] => [
  ...(agreementChangedAt === null
    ? []
    : [
        [
          ...['Note', 'People who changed their mind since', changedPeople || null],
          'What was suggested for them is not in these tables any more. Students, mentors, places and fingerprints are those of the draft as it was made; pairings and their sum are those that are left.',
        ],
      ]),
  [
    ...['Note', 'Columns “Fit: …” of the pairings', null],
    'What each criterion adds to the score: together they are the score. Empty where it did not count, because somebody left an answer empty; the other criteria share its weight then.',
  ],
  ...(summary.sharingLeftOut
    ? [
        [
          ...['Note', 'Shared lived experience', null],
          'It counts for nothing in this draft: with it, somebody would have lost the place they have without it.',
        ],
      ]
    : []),
  ...(gapsLeaveChoiceOut
    ? [
        [
          ...['Note', 'Mentor gaps', null],
          'Worked out as if the round served as many as it can, tier by tier, without what it does beyond that.',
        ],
      ]
    : []),
];
