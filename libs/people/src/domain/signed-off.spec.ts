import * as fc from 'fast-check';
import { signedOffChanges, signedOffCounts, type SignedOffTier } from './signed-off-change';
import { dayIn, headingFaults, signedOffReader } from './signed-off-rows';

const four = ['student', 'tier', 'valid until', 'source'];
const row = (number: number, ...cells: string[]) => ({ number, cells, extra: [] });

test('the four headings are found in any order, case and spelling of the space', () => {
  expect(headingFaults(['Source', 'VALID_UNTIL', 'Tier ', 'Student'])).toEqual([]);
});

test.each(['reason', 'group', 'care leaver', 'name'])('the column “%s” is refused by its name', (column) => {
  const [fault, ...more] = headingFaults([...four, column]);
  expect(more).toEqual([]);
  expect(fault).toMatchObject({ row: null, column });
  expect(fault?.message).toContain(`Remove the column “${column}”`);
});

test('a column that is missing is named', () => {
  expect(headingFaults(['student', 'tier', 'source']).map(({ message }) => message)).toEqual([
    'Add the column “valid until”',
  ]);
});

test('a row is read as it is meant, whatever the order of columns', () => {
  const read = signedOffReader(['tier', 'Source', 'student', 'valid until']);
  expect(read(row(2, '3', ' Student Records ', ' w123 ', '31/07/2027'))).toEqual({
    ...{ student: 'w123', tier: 3, validUntil: '2027-07-31', source: 'Student Records' },
  });
});

test('each fault is told by row and column', () => {
  const read = signedOffReader(['Student', 'Tier', 'Valid until', 'Source']);
  const found = read(row(7, '', '0', '31/02/2027', ''));
  expect(found).toMatchObject([
    { row: 7, column: 'Student' },
    { row: 7, column: 'Tier' },
    { row: 7, column: 'Valid until' },
    { row: 7, column: 'Source' },
  ]);
});

test.each(['10', '1.0', '-1', 'one', '1e0', ' ', '٣'])('the tier “%s” is refused', (tier) => {
  expect(signedOffReader(four)(row(2, 'w1', tier, '2027-07-31', 'SR'))).toMatchObject([{ column: 'tier' }]);
});

test('a student who is there twice is told where, whatever the case', () => {
  const read = signedOffReader(four);
  read(row(2, 'W1', '1', '2027-07-31', 'SR'));
  expect(read(row(3, 'w1', '2', '2027-07-31', 'SR'))).toMatchObject([
    { row: 3, column: 'student', message: 'This student is in row 2 too. Keep one of the two rows' },
  ]);
});

test('something without a heading is refused, for it could say why', () => {
  const found = signedOffReader(four)({ ...row(2, 'w1', '1', '2027-07-31', 'SR'), extra: ['in care'] });
  expect(found).toEqual([{ row: 2, column: '', message: 'Remove what stands to the right of the last heading' }]);
});

test('a source is short: there is no room for reasons', () => {
  expect(signedOffReader(four)(row(2, 'w1', '1', '2027-07-31', 'x'.repeat(61)))).toMatchObject([{ column: 'source' }]);
});

test.each([
  ['2027-07-31', '2027-07-31'],
  ['2027-07-31T00:00', '2027-07-31'],
  ['1/8/2027', '2027-08-01'],
  ['2028-02-29', '2028-02-29'],
  ['2027-02-29', null],
  ['31.07.2027', null],
  ['07/31/2027', null],
  ['45500', null],
  ['', null],
])('“%s” is the day %s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

const tiers = fc.uniqueArray(
  fc.record({
    student: fc.stringMatching(/^[a-cA-C]{1,2}$/),
    tier: fc.integer({ min: 1, max: 9 }),
    validUntil: fc.constantFrom('2027-07-31', '2028-07-31'),
  }),
  { selector: ({ student }) => student.toLowerCase() },
);
const plain = (rows: readonly SignedOffTier[]) =>
  rows.map((one) => `${one.student.toLowerCase()} ${one.tier} ${one.validUntil}`).sort();

test('applying the changes to the old list gives the new one, and who stays is not among them', () => {
  fc.assert(
    fc.property(tiers, tiers, (before, after) => {
      const changes = signedOffChanges(before, after);
      const touched = new Set(changes.map(({ student }) => student.toLowerCase()));
      const kept = before.filter(({ student }) => !touched.has(student.toLowerCase()));
      const put = changes.flatMap(({ student, after: now }) => (now ? [{ student, ...now }] : []));
      expect(plain([...kept, ...put])).toEqual(plain(after));
      const { added, changed, removed } = signedOffCounts(changes);
      expect(added + changed + removed).toBe(changes.length);
      expect(before.length + added - removed).toBe(after.length);
    }),
  );
});

test('the same list again changes nothing', () => {
  fc.assert(fc.property(tiers, (rows) => signedOffChanges(rows, [...rows].reverse()).length === 0));
});
