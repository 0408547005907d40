import { answerTo, sharedWords, wordsFrom, wordsOf, type Lexicon, type Words } from './answers';
import type { Answers, RoundSettings } from '../model/input';
import { counted, type MeasureOf } from './measure';

interface Sectors {
  readonly sectors: Words;
  /** The family of each sector, in the same order; -1 where it has none. */
  readonly families: readonly number[];
  /** Those families that are families. */
  readonly kin: Words;
}

const UNDECIDED = 'undecided';

/** Whether the mentor works where the student wants to go: the same sector 1, a neighbouring one a half, else 0. */
export const direction: MeasureOf<Sectors> = (_criterion, settings, lexicon) => {
  const families = familiesOf(settings, lexicon);
  const sectorsIn = (answers: Answers, field: string): Sectors | undefined => {
    const words = withoutUndecided(wordsOf(answerTo(answers, field), lexicon), lexicon);
    if (!words) return undefined;
    const found = words.numbers.map((sector) => families.get(sector) ?? -1);
    const kin = [...new Set(found)].filter((family) => family !== -1);
    return { sectors: words, families: found, kin: wordsFrom(kin, []) };
  };
  return counted({
    student: ({ answers }) => sectorsIn(answers, 'direction'),
    mentor: ({ answers }) => sectorsIn(answers, 'sectors'),
    counting: {
      facets: [
        { of: 'words', enough: 1, student: ({ sectors }) => sectors, mentor: ({ sectors }) => sectors },
        { of: 'words', enough: 1, student: ({ kin }) => kin, mentor: ({ kin }) => kin },
      ],
      value: ([same = 0, kin = 0]) => Math.max(same, kin / 2),
    },
    evidence(student, mentor) {
      const same = sharedWords(student.sectors, mentor.sectors);
      if (same.length > 0) return { code: 'direction-same', values: same };
      const near = neighbours(student, mentor);
      return near ? { code: 'direction-near', values: near } : { code: 'direction-other', values: [] };
    },
  });
};

function familiesOf(settings: RoundSettings, lexicon: Lexicon): ReadonlyMap<number, number> {
  const entries = Object.entries(settings.sectors ?? {});
  return new Map(entries.map(([sector, family]) => [lexicon.numberOf(sector), lexicon.numberOf(family)]));
}

/** "Undecided" is a good answer, but there is nothing in it to compare. */
function withoutUndecided(words: Words | undefined, lexicon: Lexicon): Words | undefined {
  const undecided = lexicon.numberOf(UNDECIDED);
  if (!words?.numbers.includes(undecided)) return words;
  const numbers = words.numbers.filter((number) => number !== undecided);
  const spoken = words.spoken.filter((_, at) => words.numbers[at] !== undecided);
  return numbers.length === 0 ? undefined : wordsFrom(numbers, spoken);
}

/** The first two sectors of one family, the student's first. */
function neighbours(student: Sectors, mentor: Sectors): [string, string] | undefined {
  for (const [at, family] of student.families.entries()) {
    const there = family === -1 ? -1 : mentor.families.indexOf(family);
    if (there !== -1) return [student.sectors.spoken[at] ?? '', mentor.sectors.spoken[there] ?? ''];
  }
  return undefined;
}
