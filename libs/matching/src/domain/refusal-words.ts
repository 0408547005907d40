import { InputRefused, type MatchInput, type Pin, type RefusalCode, validate } from '@footing/engine';

const settingsWrong = 'The rules of this round do not go together. Look at its criteria and barriers, then try again.';
const peopleWrong = 'Something about the people of this round is not right. Import them again, then try again.';

/** Why the engine would not start, and what to do about it. */
const words: Readonly<Record<RefusalCode, string>> = {
  'no-students': 'There are no students in this round. Import students, then try again.',
  'weights-all-zero': 'Every criterion has the weight 0, so there is nothing to rank by. Give at least one a weight.',
  'too-many-people': 'This round has more people than can be compared at once. Split it into two rounds.',
  'fairness-with-stable':
    'Stable pairs leave no room for a fairness choice. Take one of the two out of the round’s choices.',
  'floor-of-unknown-group':
    'Places are kept for a group that nobody is in. Take that group out of the round’s choices.',
  'floor-twice': 'Places are kept twice for one group. Keep one of the two in the round’s choices.',
  'floor-out-of-range': 'More places are kept for a group than it has students. Keep fewer in the round’s choices.',
  'fewest-out-of-range':
    'A mentor’s group has to be larger than their places allow. Give them more places, or a smaller group.',
  'pin-breaks-barrier':
    'A pairing that was to be kept is not allowed any more: somebody’s answers, or the rules of the round, have changed. Unpin or reject it in the draft before this one, or make a draft that keeps nothing.',
  'pins-exceed-places':
    'A mentor has fewer places now than the pairings that were to be kept. Unpin or reject one in the draft before this one, or make a draft that keeps nothing.',
  'pin-of-unknown-student': 'A pairing that was to be kept is of a student who has left the round. Take it back first.',
  'pin-of-unknown-mentor': 'A pairing that was to be kept is of a mentor who has left the round. Take it back first.',
  'pinned-twice': 'A student is in two pairings that were to be kept. Take one of them back first.',
  'duplicate-student': peopleWrong,
  'duplicate-mentor': peopleWrong,
  'places-out-of-range': peopleWrong,
  'tier-out-of-range': peopleWrong,
  'unknown-student': peopleWrong,
  'empty-id': peopleWrong,
  'picked-twice': peopleWrong,
  'rating-out-of-range': peopleWrong,
  'answer-unreadable': peopleWrong,
  'kept-twice': peopleWrong,
  'duplicate-criterion': settingsWrong,
  'duplicate-barrier': settingsWrong,
  'unknown-criterion': settingsWrong,
  'unknown-barrier': settingsWrong,
  'columns-missing': settingsWrong,
  'weight-out-of-range': settingsWrong,
  'minimum-fit-out-of-range': settingsWrong,
  'retention-out-of-range': settingsWrong,
  'mentors-view-out-of-range': settingsWrong,
  'lottery-strength-out-of-range': settingsWrong,
  'unknown-aim': settingsWrong,
  'unknown-fairness': settingsWrong,
};

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

export const refusalWords = (code: RefusalCode): string => words[code];
