import { answerWords, wordsOfRound } from '@footing/people';
import { sectorFamilies } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { StepName } from '../domain/steps';

interface In {
  readonly institutionId: string;
  readonly roundId: string;
  readonly isReverse: boolean;
}

/** From so many words of the round's own on, ours are left out: what nobody offers leads to nobody. */
const ENOUGH = 8;

/** The words with a box of their own in a question: what the other side of the round says, and then ours. */
export async function offeredWords(tx: EntityManager, at: In, step: StepName): Promise<readonly string[]> {
  const theirs = (field: string) => wordsOfRound(tx, at, 'mentors', field);
  switch (step) {
    case 'help':
      return at.isReverse
        ? either(await theirs('helpWanted'), answerWords.helpToManagers)
        : either(await theirs('helpOffered'), answerWords.help);
    case 'direction':
      return inAlphabet(either(await theirs('sectors'), Object.keys(sectorFamilies)));
    case 'ways':
      return either(await theirs('waysOfWorking'), answerWords.waysOfWorking);
    case 'interests':
      return inAlphabet(either(await theirs('interests'), answerWords.interests));
    default:
      return fixed[step] ?? [];
  }
}

/** Ours for questions where no other words could meet. */
const fixed: Partial<Readonly<Record<StepName, readonly string[]>>> = {
  meeting: answerWords.meetingModes,
  times: answerWords.times,
  experience: answerWords.experiences,
  needs: [
    'A place without steps',
    'Captions, or a sign language interpreter',
    'A quiet place',
    'Questions in writing before we meet',
    'Breaks during a meeting',
    'Meetings that do not need a camera',
  ],
};

function either(theirs: readonly string[], ours: readonly string[]): readonly string[] {
  if (theirs.length >= ENOUGH) return theirs;
  const has = new Set(theirs.map((word) => word.toLowerCase()));
  return [...theirs, ...ours.filter((word) => !has.has(word.toLowerCase()))];
}

const inAlphabet = (words: readonly string[]) => [...words].sort((a, b) => a.localeCompare(b, 'en-GB'));
