const WORDS = 'since people agreed';

/** What is said of an import, with how many of its experiences have ended, by their owners or by time: no file gives those again. */
export function withTakenBack(notes: readonly string[], count: number): string[] {
  const others = notes.filter((note) => !note.includes(WORDS));
  if (count === 0) return others;
  const [some, stay] =
    count === 1 ? ['1 shared experience was', 'It stays'] : [`${count} shared experiences were`, 'They stay'];
  return [...others, `${some} taken back or ran out ${WORDS}. ${stay} out, whatever this file says.`];
}
