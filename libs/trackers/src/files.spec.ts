import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeCsv } from '@footing/spreadsheets';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { isWorkingDay } from '@footing/consent';
import { PlanningRefusal, readPlanningFile } from './read-planning-file';
import { lastWorkingDayOfNovember, nextDeadlines } from './deadlines';
import { differenceOf } from './domain/difference';
import { columnsFor, headingsIn, startingProfile, trackers } from './domain/starting';
import { readProfile } from './domain/read-profile';
import { trackerFiles } from './domain/fields';
import { yearInWords, yearOf } from './domain/year';

test('differences are those of plain sets', () => {
  const lines = fc.uniqueArray(
    fc.record({ key: fc.constantFrom(...'abcdefgh'), cells: fc.constantFrom('1', '2', '3') }),
    { selector: ({ key }) => key },
  );
  fc.assert(
    fc.property(lines, lines, (before, now) => {
      const keys = (all: typeof before) => new Set(all.map(({ key }) => key));
      const whole = (all: typeof before) => new Set(all.map(({ key, cells }) => key + cells));
      const both = (one: Set<string>, other: Set<string>) => [...one].filter((each) => other.has(each)).length;
      const same = both(whole(before), whole(now));
      const known = both(keys(before), keys(now));
      expect(differenceOf(before, now)).toEqual({
        ...{ added: keys(now).size - known, gone: keys(before).size - known, same, changed: known - same },
      });
    }),
  );
});

test('a file reads the same in another reader, and no cell of it runs as a formula', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('=1+1', "'=1", '+44 20', '@me', '-1', 'a,"b"\r\nc'),
  );
  const cell = text.map((one) =>
    one.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
      const read = parse(writeCsv({ headers: ['One', 'Two'], rows }), { bom: true, relaxColumnCount: false });
      const plain = read.slice(1).map((line) => line.map((one) => one.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '')));
      expect(plain).toEqual(rows);
      for (const line of read) for (const one of line) expect(one).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test('the last working day of November is one, and every later day of November is none', () => {
  for (let year = 2020; year <= 2060; year += 1)
    for (const nation of ['england', 'scotland', 'wales', 'northern-ireland'] as const) {
      const day = lastWorkingDayOfNovember(year, nation);
      const number = Number(day.slice(8));
      expect(day.startsWith(`${year}-11-`) && isWorkingDay(day as `${number}-${number}-${number}`, nation)).toBe(true);
      for (let later = number + 1; later <= 30; later += 1)
        expect(isWorkingDay(`${year}-11-${later}` as `${number}-${number}-${number}`, nation)).toBe(false);
    }
  // As the services themselves said.
  expect(lastWorkingDayOfNovember(2025, 'england')).toBe('2025-11-28');
  // St Andrew’s Day.
  expect([lastWorkingDayOfNovember(2026, 'england'), lastWorkingDayOfNovember(2026, 'scotland')]).toEqual([
    ...['2026-11-30', '2026-11-27'],
  ]);
});

test('of deadlines the next two are shown, on their own day still', () => {
  const days = (today: string) => nextDeadlines(today, 'england').map(({ day }) => day);
  expect(days('2026-11-03')).toEqual(['2026-11-30', '2027-09-30']);
  expect(days('2026-11-30')).toEqual(['2026-11-30', '2027-09-30']);
  expect(days('2026-12-01')).toEqual(['2027-09-30', '2027-11-30']);
});

test('an academic year begins on the first of August', () => {
  expect(['2026-07-31', '2026-08-01'].map((day) => yearInWords(yearOf(day)))).toEqual(['2025/26', '2026/27']);
  expect(yearInWords(2099)).toBe('2099/00');
});

test('every profile to begin from is whole, and says that nobody compared its headings', () => {
  for (const tracker of trackers)
    for (const file of trackerFiles) {
      const start = startingProfile(tracker, file);
      expect(readProfile(start)).toEqual({ profile: start });
      expect(start.compared).toBe(false);
    }
});

test('a header row is pasted from a spreadsheet or a CSV file, and nothing special is guessed', () => {
  expect(headingsIn('\uFEFF"Student ID",Surname,\n1,2')).toEqual(['Student ID', 'Surname']);
  expect(headingsIn('Surname, first\tDOB\r\n')).toEqual(['Surname, first', 'DOB']);
  const made = columnsFor('participants', ['Student ID', 'DOB', 'Ethnicity (HESA code)', 'ethnic_code', 'Whatever']);
  expect(made.map(({ rule }) => ('field' in rule ? rule.field : rule.kind))).toEqual([
    ...['provider_person_id', 'date_of_birth', 'constant', 'constant', 'constant'],
  ]);
});

const folder = mkdtempSync(path.join(tmpdir(), 'planning-'));
afterAll(() => rmSync(folder, { recursive: true }));
const reading = (text: string, wanted = ['date_of_birth', 'disability_codes']) => {
  const file = path.join(folder, 'file.csv');
  writeFileSync(file, text);
  return readPlanningFile(file, wanted);
};

test('of the planning office’s file only what is asked for is read', async () => {
  const text = 'Provider Person ID,Date of Birth,ethnic_code,disability_codes\nW1,2004-02-29,160,51;54\nW2,,999,\n';
  expect(await reading(text)).toEqual({
    rows: [
      { number: 'W1', values: { date_of_birth: '2004-02-29', disability_codes: '51;54' } },
      { number: 'W2', values: {} },
    ],
    unread: ['ethnic_code'],
  });
});

test('everything wrong in it is named by row and column', async () => {
  const text =
    'provider_person_id,date_of_birth,disability_codes\nW1,2005-02-29,51;7\n,2004-02-29,\nw1,2004-01-01,95\n';
  const refused = await reading(text).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(PlanningRefusal);
  expect((refused as PlanningRefusal).faults.map(({ row, column }) => [row, column])).toEqual([
    [2, 'date_of_birth'],
    [2, 'disability_codes'],
    [3, 'provider_person_id'],
    [4, 'provider_person_id'],
  ]);
  const headings = await reading('date_of_birth,date of birth\n2004-01-01,\n').catch((error: unknown) => error);
  expect((headings as PlanningRefusal).faults.map(({ row, column }) => [row, column])).toEqual([
    [null, 'provider_person_id'],
    [null, 'date of birth'],
  ]);
});
