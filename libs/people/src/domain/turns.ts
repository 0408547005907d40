/** What one statement keeps: parts, and which of the words are about them. */
export interface Turn<Word> {
  readonly parts: readonly string[];
  readonly words: readonly Word[];
}

/** An application or offer with the person whose it is. */
export interface OwnedPart {
  readonly partId: string;
  readonly personId: string;
}

/**
 * Divides what is said of people into turns of about `most` words and parts each, in the order of people, everything of one
 * person in the same turn: so a file may be as long as it likes, and whoever locks people in their order never waits in a circle.
 * @param parts that are spoken about or have words; each once.
 */
export function turnsOf<Word extends { readonly partId: string }>(
  parts: readonly OwnedPart[],
  words: readonly Word[],
  most: number,
): Turn<Word>[] {
  const about = Map.groupBy(words, ({ partId }) => partId);
  const people = [...Map.groupBy(parts, ({ personId }) => personId)].sort(([one], [other]) => (one < other ? -1 : 1));
  const turns: { parts: string[]; words: Word[] }[] = [];
  for (const [, own] of people) {
    const ids = own.map(({ partId }) => partId);
    const said = ids.flatMap((id) => about.get(id) ?? []);
    const last = turns.at(-1);
    const isFull = !last || last.parts.length + last.words.length + ids.length + said.length > most;
    const turn = isFull ? { parts: [], words: [] } : last;
    if (isFull) turns.push(turn);
    turn.parts.push(...ids);
    turn.words.push(...said);
  }
  return turns;
}
