import type { DraftPair, Evidence, Part } from '../model/draft';
import { asFit } from '../model/points';
import { fill, list } from './phrases';
import { wordsOf } from './reverse-words';
import { inSentence, spokenList } from './spoken';
import { consultantPair, nothingToCompareName } from './words';

/** Who reads an explanation. */
export type Audience = 'student' | 'mentor' | 'consultant';

/** How many reasons a student or mentor reads, at most. */
const MOST_REASONS = 3;

/**
 * Why these two, in plain English sentences.
 *
 * The student and the mentor read the two or three reasons that count most; no number, no tier, nothing that went against
 * the pair, and of the other person only what both gave or the mentor offers openly. The consultant reads the fit and every
 * part. A shared experience whose evidence has no values is spoken of without its name.
 * @param about.reverse whether students mentor the others in this round. @returns at least one sentence.
 */
export function explainPair(about: {
  readonly pair: Pick<DraftPair, 'score' | 'parts'>;
  readonly studentName: string;
  readonly mentorName: string;
  readonly audience: Audience;
  readonly reverse?: boolean;
}): string[] {
  const { pair, studentName, mentorName, audience, reverse = false } = about;
  const words = wordsOf(reverse);
  if (audience === 'student') return personal(pair.parts, words, 'student', mentorName);
  if (audience === 'mentor') return personal(pair.parts, words, 'mentor', studentName);
  const fit = outOf100(asFit(pair.score));
  return [
    fill(consultantPair.summary, { student: studentName, mentor: mentorName, fit }),
    ...byPoints(pair.parts).map((part) => partForConsultant(part, words)),
  ];
}

type Words = ReturnType<typeof wordsOf>;

function personal(parts: readonly Part[], words: Words, audience: 'student' | 'mentor', other: string): string[] {
  const sentences = byPoints(parts).flatMap(({ points, evidence }) => {
    const sentence = (isKeptPrivate(evidence) ? words.keptPrivate : words.reasons[evidence.code])?.[audience];
    return points <= 0 || sentence === undefined ? [] : [fill(sentence, { other, ...spoken(evidence) })];
  });
  return sentences.length > 0 ? sentences.slice(0, MOST_REASONS) : [fill(words.noReason[audience], { other })];
}

const partForConsultant = ({ name, fit, weight, evidence }: Part, { keptPrivate, findings }: Words): string =>
  fill(consultantPair.part, {
    name: name === '' ? nothingToCompareName : name,
    fit: outOf100(fit),
    share: `${Math.round(100 * weight)}\u00a0%`,
    finding: fill(isKeptPrivate(evidence) ? keptPrivate.consultant : findings[evidence.code], worded(evidence.values)),
  });

/** A fit on the scale that staff read everywhere. @param share 0 to 1. */
const outOf100 = (share: number): string => String(Math.round(share * 100));

/** The engine always names what is shared; whoever may not read it is given the evidence without its values. */
const isKeptPrivate = ({ code, values }: Evidence): boolean => code === 'experience-shared' && values.length === 0;

/** The parts that gave most first; equal ones stay in order. */
const byPoints = (parts: readonly Part[]): Part[] => [...parts].sort((a, b) => b.points - a.points);

/** As the two people read it. Courses and columns of the institution's own are written as they are. */
function spoken({ code, values }: Evidence) {
  const areNames = code.startsWith('path-') || code.startsWith('column-');
  const [first = '', second = ''] = areNames ? values : values.map(inSentence);
  return { values: spokenList(values, areNames), first, second };
}

/** As a consultant reads it: all of it, just as it was given. */
const worded = (values: readonly string[]) => ({
  values: list(values),
  first: values[0] ?? '',
  second: values[1] ?? '',
});
