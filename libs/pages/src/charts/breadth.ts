/** Letters that take much more or less room than others; a little too much rather than too little. */
const WIDE = /[MWmw@%—]/u;
const NARROW = /[fijlrtI.,:;'’!|()[\] ]/u;
const TALL = /[\p{Lu}\p{Nd}]/u;

const letterBreadth = (letter: string): number =>
  WIDE.test(letter)
    ? 1.65
    : NARROW.test(letter)
      ? 0.65
      : TALL.test(letter)
        ? 1.25
        : /^\p{ASCII}$/u.test(letter)
          ? 1.05
          : 1.3;

/** About how much room text takes, in letters of usual breadth: nobody can measure it where no browser is. */
export function breadth(text: string): number {
  let sum = 0;
  for (const letter of text) sum += letterBreadth(letter);
  return sum;
}

/** Text in lines of at most so much breadth, broken between words; a longer word is broken where the line ends. */
export function wrapped(text: string, most: number): string[] {
  const lines = [''];
  for (const word of text.split(' ').flatMap((one) => pieces(one, most))) {
    const line = lines[lines.length - 1] ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (breadth(`${line} ${word}`) <= most) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string, most: number): string[] {
  const found = [''];
  for (const letter of word) {
    const piece = found[found.length - 1] ?? '';
    if (piece !== '' && breadth(piece + letter) > most) found.push(letter);
    else found[found.length - 1] = piece + letter;
  }
  return found;
}
