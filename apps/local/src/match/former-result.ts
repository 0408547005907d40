import path from 'node:path';
import type { PairOfIds } from '@footing/engine';
import type { RowReading } from '@footing/people';
import { FileRefusal, openTable } from '@footing/spreadsheets';
import { NeedsAttention, wholeFile } from './file-fault';
import { idOf } from './people-of-round';
import type { PeopleFile } from './people-file';
import type { BothFiles } from './round-settings';

/** What `--out` calls the columns that say who somebody is. */
export const keyHeaders = (who: 'Student' | 'Mentor') => [`${who}’s e-mail`, `${who}’s university ID`] as const;

/**
 * The pairs of a result that was written before, of people who are still in the files. Who has left is left out, and so
 * is a student’s second row.
 * @throws {NeedsAttention} when it is not such a file.
 */
export async function formerPairs(file: string, files: BothFiles): Promise<PairOfIds[]> {
  const fileName = path.basename(file);
  const refuse = (message: string) => new NeedsAttention([wholeFile(fileName, message)]);
  const { headers, rows } = await tableOf(file, refuse);
  const [students, mentors] = [idsByKey(files.students), idsByKey(files.mentors)];
  const columns = (['Student', 'Mentor'] as const).map((who) =>
    keyHeaders(who).map((header) => headers.indexOf(header)),
  );
  const [ofStudent = [], ofMentor = []] = columns;
  if ([ofStudent, ofMentor].some((places) => places.every((at) => at < 0)))
    throw refuse('These are not pairings that this program wrote. Choose a file that was written with --out');
  const idIn = (cells: readonly string[], places: readonly number[], ids: ReadonlyMap<string, string>) =>
    places.map((at) => ids.get(plain(cells[at] ?? ''))).find((id) => id !== undefined);
  const seen = new Set<string>();
  return rows.flatMap((cells) => {
    const [studentId, mentorId] = [idIn(cells, ofStudent, students), idIn(cells, ofMentor, mentors)];
    if (studentId === undefined || mentorId === undefined || seen.has(studentId)) return [];
    seen.add(studentId);
    return [{ studentId, mentorId }];
  });
}

async function tableOf(file: string, refuse: (message: string) => NeedsAttention) {
  try {
    const table = await openTable({ path: file });
    const rows: (readonly string[])[] = [];
    for await (const { cells } of table.rows) rows.push(cells);
    return { headers: table.headers, rows };
  } catch (error) {
    if (error instanceof FileRefusal) throw refuse(`${error.words.title}. ${error.words.whatToDo}`);
    throw refuse('There is no such file, or it cannot be opened');
  }
}

const idsByKey = ({ people }: PeopleFile): Map<string, string> =>
  new Map(people.flatMap((reading) => keysOf(reading).map((key) => [key, idOf(reading)])));

const keysOf = ({ person }: RowReading): string[] =>
  [person.email, person.universityId].flatMap((key) => (key === undefined ? [] : [plain(key)]));

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
