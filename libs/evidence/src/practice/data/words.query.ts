import type { EntityManager } from 'typeorm';
import { partCodes, type PracticePart, topicCodes } from '../domain/part';
import { shippedWords } from '../domain/shipped';

/** Every topic and part by code, in the words that hold now. */
export async function wordsNow(tx: EntityManager, institutionId: string): Promise<Map<string, PracticePart>> {
  const own = await tx.query<PracticePart[]>(
    `select part as code, version, title, about, questions, hidden as "isHidden" from practice_words where institution_id = $1`,
    [institutionId],
  );
  const changed = new Map(own.map((one) => [one.code, one]));
  return new Map(
    [...topicCodes, ...partCodes].map((code) => [
      code,
      changed.get(code) ?? { code, version: 0, ...shippedWords[code] },
    ]),
  );
}
