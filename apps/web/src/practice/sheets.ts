import { academicYear, type PracticeReport, ratingChange, ratingInWords } from '@footing/evidence';
import type { Sheet } from '@footing/spreadsheets';
import { stateNames } from './practice-words';

/** The nine parts of a year, one a row. */
export function practiceSheet({ year, before, topics }: PracticeReport): Sheet {
  const rows = topics.flatMap(({ words, parts }) =>
    parts.map((part) => [
      ...[academicYear(year.year), words.title, part.words.title, part.entry.rating, ratingInWords(part.entry.rating)],
      ...(before && part.before
        ? [part.before.rating, ratingChange(part.before.rating, part.entry.rating)]
        : [null, 'No earlier year']),
      ...[part.entry.activity, part.entry.evidence.map(evidenceInWords).join('\n'), part.entry.gaps],
    ]),
  );
  return { name: 'Nine parts', headers: PRACTICE, rows };
}

const PRACTICE = [
  ...['Year', 'Topic', 'Part', 'Step', 'How far we are', 'Step the year before', 'What changed'],
  ...['What we do', 'What shows it', 'What is missing'],
];

const evidenceInWords = ({ url, snapshot, words }: { url: string | null; snapshot: number | null; words: string }) =>
  `${url ?? `Snapshot ${snapshot}`} ${words}`.trim();

/** The plan, one action a row, in the order of the page. */
export function planSheet({ plan }: PracticeReport): Sheet {
  const rows = plan.map(({ action, part, year, isOverdue }) => [
    ...[academicYear(year), part, action.what, action.owner, action.dueOn, stateNames[action.state]],
    ...[isOverdue ? 'yes' : 'no', action.doneOn],
  ]);
  return { name: 'Plan', headers: PLAN, rows };
}

const PLAN = ['Year', 'Part', 'What', 'Who sees to it', 'By', 'How it stands', 'Overdue', 'Done on'];
