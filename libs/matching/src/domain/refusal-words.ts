import type { RefusalCode } from '@footing/engine';

const settingsWrong = 'The rules of this round do not go together. Look at its criteria and barriers, then try again.';
const peopleWrong = 'Something about the people of this round is not right. Import them again, then try again.';

/** Why the engine would not start, and what to do about it. */
const words: Readonly<Record<RefusalCode, string>> = {
  'no-students': 'There are no students in this round. Import students, then try again.',
  'weights-all-zero': 'Every criterion has the weight 0, so there is nothing to rank by. Give at least one a weight.',
  'pin-breaks-barrier':
    'A pairing that was to be kept is not allowed any more: somebody’s answers, or the round’s barriers, have changed. Make a draft that keeps nothing, or take the pairing back first.',
  'pins-exceed-places':
    'A mentor has fewer places now than the pairings that were to be kept. Make a draft that keeps nothing, or take one of the pairings back first.',
  'pin-of-unknown-student': 'A pairing that was to be kept is of a student who has left the round. Take it back first.',
  'pin-of-unknown-mentor': 'A pairing that was to be kept is of a mentor who has left the round. Take it back first.',
  'pinned-twice': 'A student is in two pairings that were to be kept. Take one of them back first.',
  'duplicate-student': peopleWrong,
  'duplicate-mentor': peopleWrong,
  'places-out-of-range': peopleWrong,
  'tier-out-of-range': peopleWrong,
  'unknown-student': peopleWrong,
  'duplicate-criterion': settingsWrong,
  'duplicate-barrier': settingsWrong,
  'unknown-criterion': settingsWrong,
  'unknown-barrier': settingsWrong,
  'columns-missing': settingsWrong,
  'weight-out-of-range': settingsWrong,
  'minimum-fit-out-of-range': settingsWrong,
};

export const refusalWords = (code: RefusalCode): string => words[code];
