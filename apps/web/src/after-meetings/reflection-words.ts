/** The three questions, all optional. Kept as one text with these lines in it, so that it reads as a letter wherever it goes. */
export const questions = [
  'What was good about it?',
  'What will you do next?',
  'What would you like to be different?',
] as const;
export const boxNames = ['good', 'next', 'different'] as const;
export type BoxName = (typeof boxNames)[number];
export type Boxes = Readonly<Record<BoxName, string>>;

/** One text of what was written; '' for nothing. */
export const joined = (boxes: Boxes): string =>
  boxNames
    .flatMap((name, n) => {
      const words = boxes[name].normalize('NFC').replaceAll('\0', '').replace(/\r\n?/g, '\n').trim();
      return words === '' ? [] : [`${questions[n] ?? ''}\n${words}`];
    })
    .join('\n\n');

/** The boxes again; words without a known question before them are in the first. */
export function boxesOf(text: string): Boxes {
  const found: Record<BoxName, string[]> = { good: [], next: [], different: [] };
  let at: BoxName = 'good';
  for (const line of text.split('\n')) {
    const n = questions.findIndex((question) => question === line);
    const name = boxNames[n];
    if (name) at = name;
    else found[at].push(line);
  }
  const words = (name: BoxName) => found[name].join('\n').trim();
  return { good: words('good'), next: words('next'), different: words('different') };
}
