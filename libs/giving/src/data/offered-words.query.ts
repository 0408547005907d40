import { answerWords, wordsOfRound } from '@footing/people';
import { sectorFamilies } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import type { OfferStep } from '../domain/steps';

interface In {
  readonly institutionId: string;
  readonly roundId: string;
  readonly isReverse: boolean;
}

type Words = Readonly<Record<string, readonly string[]>>;

/**
 * The words with a box of their own on a page, by the answer they belong to: ours, and what students of the round say too,
 * for only the same words meet.
 */
export async function offeredWords(tx: EntityManager, at: In, step: OfferStep): Promise<Words> {
  const theirs = (field: string) => wordsOfRound(tx, at, 'students', field);
  switch (step) {
    case 'help':
      return at.isReverse
        ? { helpWanted: together(answerWords.helpToManagers, await theirs('helpOffered')) }
        : { helpOffered: together(answerWords.help, await theirs('helpWanted')) };
    case 'sectors':
      return { sectors: together(Object.keys(sectorFamilies), await theirs('direction')).filter(isSector) };
    case 'meeting':
      return { meetingModes: answerWords.meetingModes, availability: answerWords.times };
    case 'ways':
      return {
        waysOfWorking: together(answerWords.waysOfWorking, await theirs('waysOfWorking')),
        interests: together(answerWords.interests, await theirs('interests')),
      };
    default:
      return {};
  }
}

/** "Undecided" is where students are heading, and nobody's sector. */
const isSector = (word: string): boolean => word.toLowerCase() !== 'undecided';

function together(ours: readonly string[], theirs: readonly string[]): string[] {
  const has = new Set(ours.map((word) => word.toLowerCase()));
  return [...ours, ...theirs.filter((word) => !has.has(word.toLowerCase()))];
}
