import * as fc from 'fast-check';
import { moatHeadingFaults, MOST_KINDS, readMoatRows } from './moat-rows';

const headers = ['Type', 'Sub-type', 'Definition'];
const lines = (cells: readonly (readonly string[])[]) => cells.map((row, at) => ({ number: at + 2, cells: row }));

test('headings are found in any order and spelling; what is lacking or twice is named', () => {
  expect(moatHeadingFaults(['Definition', 'SUB TYPE', 'type', 'Notes'])).toEqual([]);
  expect(moatHeadingFaults(['Type'])).toEqual([
    { row: null, column: 'Sub-type', message: 'Add the column “Sub-type”' },
  ]);
  expect(moatHeadingFaults(['Type', 'sub_type', 'type'])).toMatchObject([{ column: 'Type' }]);
});

test('every row that says something comes out once, in order, whatever stands in other columns', () => {
  const word = fc.string({ minLength: 1, maxLength: 20 }).map((text) => `k${text.trim()}`);
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(word, word), {
        minLength: 1,
        maxLength: 30,
        selector: ([type, sub]) => `${type}\n${sub}`.toLowerCase(),
      }),
      (kinds) => {
        const cells = kinds.flatMap(([type, sub], at) => [
          ['x', ` ${sub} `, `d${at}`, type],
          ['', ' ', '', ''],
        ]);
        const found = readMoatRows(['Notes', 'sub-type', 'definition', 'TYPE'], lines(cells));
        expect(found).toEqual({
          rows: kinds.map(([type, subType], at) => ({
            type: type.trim(),
            subType: subType.trim(),
            definition: `d${at}`,
          })),
        });
      },
    ),
  );
});

test.each([
  ['a kind without a type', [['', 'Coaching', '']], [{ row: 2, column: 'Type' }]],
  [
    'the same kind twice',
    [
      ['Mentoring', 'By graduates', ''],
      ['mentoring', 'by graduates', ''],
    ],
    [{ row: 3, column: 'Sub-type' }],
  ],
  ['a long name', [['m'.repeat(121), '', '']], [{ row: 2, column: 'Type' }]],
  ['a long definition', [['Mentoring', '', 'd'.repeat(1001)]], [{ row: 2, column: 'Definition' }]],
  ['nothing', [['', '', '']], [{ row: null }]],
  ['too much', Array.from({ length: MOST_KINDS + 1 }, (_, at) => [`Kind ${at}`, '', '']), [{ row: null }]],
])('%s is named by row and column', (_, cells, faults) => {
  expect(readMoatRows(headers, lines(cells))).toMatchObject({ faults });
});
