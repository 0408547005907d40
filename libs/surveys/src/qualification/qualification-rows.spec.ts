import { columnsAt, dayFrom, rowReader } from './qualification-rows';

test('a day is read as people and spreadsheets write it, and is one that calendars have', () => {
  const read = ['2027-07-16', '16/07/2027', '6/7/2027', '2027-07-16T00:00:00', '2027-07-16T00:00:00.000Z'].map(dayFrom);
  expect(read).toEqual(['2027-07-16', '2027-07-16', '2027-07-06', '2027-07-16', '2027-07-16']);
  const wrong = [
    '',
    '2027-02-30',
    '31/4/2027',
    '16 July 2027',
    '07/16/2027',
    '1999-07-16',
    '16/07/27',
    '2027-07-16T10:00',
  ];
  expect(wrong.map(dayFrom)).toEqual(wrong.map(() => null));
});

test('both columns are found wherever they stand, others are left aside, and one that is there twice is none', () => {
  expect(columnsAt(['Name', ' Qualifies_on ', 'STUDENT'])).toEqual([2, 1]);
  expect(columnsAt(['student', 'qualifies'])).toBeNull();
  expect(columnsAt(['student', 'Student', 'qualifies on'])).toBeNull();
});

test('a row without a student or a day, and a student twice, are said with the row', () => {
  const read = rowReader([0, 1]);
  const said = (number: number, ...cells: string[]) => {
    const found = read({ number, cells });
    return 'message' in found ? `${found.field}: ${found.message}` : found;
  };
  expect(said(2, ' S1 ', '16/07/2027')).toEqual({ row: 2, student: 'S1', day: '2027-07-16' });
  expect(said(3, 's1', '2027-07-16')).toContain('row 3: This student is in row 2');
  expect(said(4, '', '2027-07-16')).toContain('row 4: Enter the student');
  expect(said(5, 'S2', 'soon')).toContain('row 5: Enter the day');
  expect(said(6)).toContain('row 6: Enter the student');
});
