import { answerTo, normalise } from '../criteria/answers';
import type { Answers } from '../model/input';

/** Who said what in one field: people by value, each counted once a value. */
export interface Said {
  /** The value as its first speaker wrote it. */
  readonly value: string;
  /** Positions of the people, ascending. */
  readonly people: readonly number[];
}

/** Everything people said in a field, by the form in which words are compared. No answer says nothing. */
export function saidIn(people: readonly { readonly answers: Answers }[], field: string): Map<string, Said> {
  const found = new Map<string, { value: string; people: number[] }>();
  for (const [at, { answers }] of people.entries())
    for (const word of spoken(answers, field)) {
      const key = normalise(word);
      const entry = found.get(key) ?? { value: word.trim(), people: [] };
      found.set(key, entry);
      if (entry.people.at(-1) !== at) entry.people.push(at);
    }
  found.delete('');
  return found;
}

function spoken(answers: Answers, field: string): readonly string[] {
  const answer = answerTo(answers, field) ?? [];
  return typeof answer === 'object' ? answer : [String(answer)];
}
