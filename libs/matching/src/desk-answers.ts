import { previewSwap } from '@footing/engine';
import type { Question, Questions, Standing } from './domain/desk-questions';

type Answers = {
  readonly [Q in Question]: (standing: Standing, asks: Questions[Q]['asks']) => Questions[Q]['answer'];
};

/** How each question is answered: one call of the engine each. */
export const deskAnswers: Answers = {
  swap: ({ input, draft }, { studentId, mentorId }) => previewSwap(input, draft, studentId, mentorId),
};
