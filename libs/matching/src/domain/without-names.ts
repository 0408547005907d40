import type { Part } from '@footing/engine';
import type { LabelledAnswer } from './labelled-answers';
import { nameless, type Nameless, tellsWho } from './nameless';

/** What somebody said, without what tells who they are: questions about that are left out. */
export const namelessAnswers = (answers: readonly LabelledAnswer[], people: readonly Nameless[]): LabelledAnswer[] =>
  answers
    .filter(({ key, label }) => !tellsWho(label) && !tellsWho(key))
    .map(({ key, label, value }) => ({ key, label: nameless(label, people), value: nameless(value, people) }));

/** The parts of a score, with whatever words people wrote made neutral. */
export const namelessParts = (parts: readonly Part[], people: readonly Nameless[]): Part[] =>
  parts.map((part) => ({
    ...part,
    evidence: { ...part.evidence, values: part.evidence.values.map((value) => nameless(value, people)) },
  }));

/** Sentences, each made neutral. */
export const namelessAll = (sentences: readonly string[], people: readonly Nameless[]): string[] =>
  sentences.map((sentence) => nameless(sentence, people));
