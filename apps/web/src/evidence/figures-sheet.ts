import type { EvidenceTable } from '@footing/evidence';
import type { SheetTable } from '@footing/spreadsheets';
import { figureInWords } from './in-figures';
import { meaningOfMark } from './marks';
import { shownTable } from './rows';

type Sheet = Pick<SheetTable, 'headers' | 'rows'>;

/** What the page shows, as a table for a file: the same figures, the same marks, and what they rest on. */
export function figuresSheet(found: EvidenceTable, dose: string): Sheet {
  const { columns, groups, rows } = shownTable(found);
  const heads = columns.map(({ text }) => text);
  const cite = [found.measure.id, found.snapshot, found.sha256, found.profile, 'not signed'];
  const empty = (count: number) => Array.from({ length: count }, () => '');
  return {
    headers: [...heads, 'Figure', 'What the marks mean', 'Measure', 'Snapshot', 'Fingerprint', 'Rules', 'State'],
    rows: [
      ...rows.map((cells) => [...cells, '', marksIn(cells), ...cite]),
      ...found.figures.map((figure) => {
        const words = figureInWords(figure, { measure: { ...found.measure, id: figure.measure }, dose });
        const label = groups > 0 ? [figure.label, ...empty(heads.length - 1)] : empty(heads.length);
        return [...label, words, marksIn([words]), ...cite];
      }),
    ],
  };
}

/** The meaning of every mark in these cells. */
function marksIn(cells: readonly string[]): string {
  const codes = cells.flatMap((cell) => /\[(none|low|DPL|DPH|c|z|N\d+)\]/.exec(cell)?.[1] ?? []);
  const marks = [...new Set(codes)] as Parameters<typeof meaningOfMark>[0][];
  return marks.map((code) => `[${code}] ${meaningOfMark(code)}`).join(' ');
}
