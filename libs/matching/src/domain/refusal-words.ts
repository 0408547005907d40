import { InputRefused, type MatchInput, type Pin, type RefusalCode, validate } from '@footing/engine';

/** Where each thing is put right. */
interface Where {
  readonly choices: string;
  readonly criteria: string;
  readonly barriers: string;
  readonly minimumFit: string;
  /** What the highest share is written as. */
  readonly most: string;
  readonly correct: (who: 'students' | 'mentors' | 'people') => string;
  readonly again: string;
  readonly add: string;
}

const onPages: Where = {
  choices: 'on the page “What counts first”',
  criteria: 'on the page “Criteria and weights”',
  barriers: 'on the page “Barriers”',
  minimumFit: 'on the page “Minimum fit”',
  most: '100',
  correct: (who) => `Import the ${who} again`,
  again: 'import it again',
  add: 'Import students',
};

const inFiles: Where = {
  choices: 'in the settings',
  criteria: 'under "criteria" in the settings',
  barriers: 'under "barriers" in the settings',
  minimumFit: 'under "minimumFit" in the settings',
  most: '1',
  correct: (who) => (who === 'people' ? 'Correct the two files' : `Correct the file of ${who}`),
  again: 'try again',
  add: 'Give each a row in the file of students',
};

const peopleWrong = ({ correct }: Where) =>
  `Something about the people of this round is not right. ${correct('people')}, then try again.`;
const outOfRange = (what: string, { choices, most }: Where) =>
  `“${what}” has to be a number from 0 to ${most}. Enter one ${choices}, then make a draft.`;

/** Why the engine would not start, and what to do about it. */
const wordsFor = (where: Where): Readonly<Record<RefusalCode, string>> => ({
  'no-students': `There are no students in this round. ${where.add}, then try again.`,
  'too-many-people': 'This round has more people than can be compared at once. Split it into two rounds.',
  'weights-all-zero': `Every criterion has the weight 0, so there is nothing to rank by. Give at least one a weight ${where.criteria}.`,
  'weight-out-of-range': `A weight has to be a number from 0 to 100. Set the weights again ${where.criteria}.`,
  'unknown-criterion': `This version does not know one of the criteria. Remove it ${where.criteria}, and add another.`,
  'duplicate-criterion': `A criterion is there twice. Remove one of the two ${where.criteria}.`,
  'unknown-barrier': `This version does not know one of the barriers. Remove it ${where.barriers}, and add another.`,
  'duplicate-barrier': `A barrier is there twice. Remove one of the two ${where.barriers}.`,
  'columns-missing': `A criterion or barrier does not say which two answers it compares. Remove it ${where.criteria} or ${where.barriers}, and add it again.`,
  'minimum-fit-out-of-range': `The minimum fit has to be from 0 to ${where.most}. Enter it again ${where.minimumFit}.`,
  'unknown-aim': `This version does not know what the round is for. Choose it again ${where.choices}.`,
  'unknown-fairness': `This version does not know what comes between the tiers and the fit. Choose it again ${where.choices}.`,
  'fairness-with-stable': `With “Nobody would rather swap” nothing can come between the tiers and the fit. Choose “Nothing more”, or another aim, ${where.choices}.`,
  'floor-of-unknown-group': `Places are kept for a group that no student who applied counts for. Leave that group’s places empty ${where.choices}, or bring its students in first.`,
  'floor-twice': `Places are kept twice for one group. Enter its places once ${where.choices}.`,
  'floor-out-of-range': `More places are kept for a group than it has students. Keep fewer ${where.choices}.`,
  'retention-out-of-range': outOfRange('Keep what was there', where),
  'mentors-view-out-of-range': outOfRange('Whose view counts', where),
  'lottery-strength-out-of-range': outOfRange('Strength of the lottery', where),
  'fewest-out-of-range':
    'A mentor’s group has to be larger than their places allow. Give them more places, or a smaller group.',
  'pin-breaks-barrier':
    'A pairing that was to be kept is not allowed any more: somebody’s answers, or the rules of the round, have changed. Unpin or reject it in the draft before this one, or make a draft that keeps nothing.',
  'pins-exceed-places':
    'A mentor has fewer places now than the pairings that were to be kept. Unpin or reject one in the draft before this one, or make a draft that keeps nothing.',
  'pin-of-unknown-student': 'A pairing that was to be kept is of a student who has left the round. Take it back first.',
  'pin-of-unknown-mentor': 'A pairing that was to be kept is of a mentor who has left the round. Take it back first.',
  'pinned-twice': 'A student is in two pairings that were to be kept. Take one of them back first.',
  'kept-twice': 'The draft before this one gives a student two mentors. Make a draft that keeps nothing.',
  'duplicate-student': `A student is in this round twice. ${where.correct('students')}, each in one row.`,
  'duplicate-mentor': `A mentor is in this round twice. ${where.correct('mentors')}, each in one row.`,
  'places-out-of-range': `A mentor’s places have to be a whole number from 0 to 500. ${where.correct('mentors')}.`,
  'tier-out-of-range': `A priority tier has to be from 1 to 9. ${where.correct('students')}.`,
  'picked-twice': `Somebody asked for one person twice. Name each person once in your file, then ${where.again}.`,
  'rating-out-of-range': `Somebody gave stars that are not from 1 to 5. Correct the introduction ratings in your file, then ${where.again}.`,
  'answer-unreadable': peopleWrong(where),
  'unknown-student': peopleWrong(where),
  'empty-id': peopleWrong(where),
});

const words = { pages: wordsFor(onPages), files: wordsFor(inFiles) };

/** Every code there are words for. */
export const refusalCodes = Object.keys(words.pages) as RefusalCode[];

/** The pair that was to be kept and cannot be; null when the engine would start, or refuses for another reason. */
export function refusedPin(input: MatchInput): Pin | null {
  try {
    validate(input);
    return null;
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    const at = /^pins\[(\d+)\]/.exec(error.field ?? '')?.[1];
    return at === undefined ? null : (input.pins[Number(at)] ?? null);
  }
}

/**
 * Why the engine would not start, and what to do about it, in two sentences or more.
 * @param where things are put right: on pages, or in files where there are no pages.
 */
export const refusalWords = (code: RefusalCode, where: 'pages' | 'files' = 'pages'): string => words[where][code];
