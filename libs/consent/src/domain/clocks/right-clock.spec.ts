import * as fc from 'fast-check';
import { bankHolidays, isWeekend, type Nation } from './bank-holidays';
import { correspondingDate, isWorkingDay, nextWorkingDay } from './corresponding-date';
import { addDays, addMonths, type Day, dayInLondon, daysBetween } from './day';
import { acknowledgeBy, clockFrom, daysLeft, dueOn, extend, mayExtend, runOn, stop } from './right-clock';

const nations: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland'];
const years = Array.from({ length: 17 }, (_, at) => 2024 + at);
const inYear = (year: number, ...days: string[]) => days.map((day) => `${year}-${day}`);

const englandAndWales = [
  ...inYear(2025, '01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'),
  ...inYear(2026, '01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'),
  ...inYear(2027, '01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'),
];

test.each([
  ['england', englandAndWales],
  ['wales', englandAndWales],
  [
    'scotland',
    [
      ...inYear(2025, '01-01', '01-02', '04-18', '05-05', '05-26', '08-04', '12-01', '12-25', '12-26'),
      ...inYear(2026, '01-01', '01-02', '04-03', '05-04', '05-25', '06-15', '08-03', '11-30', '12-25', '12-28'),
      ...inYear(2027, '01-01', '01-04', '03-26', '05-03', '05-31', '08-02', '11-30', '12-27', '12-28'),
    ],
  ],
  [
    'northern-ireland',
    [
      ...inYear(2025, '01-01', '03-17', '04-18', '04-21', '05-05', '05-26', '07-14', '08-25', '12-25', '12-26'),
      ...inYear(2026, '01-01', '03-17', '04-03', '04-06', '05-04', '05-25', '07-13', '08-31', '12-25', '12-28'),
      ...inYear(2027, '01-01', '03-17', '03-26', '03-29', '05-03', '05-31', '07-12', '08-30', '12-27', '12-28'),
    ],
  ],
] as const)('the bank holidays of %s in 2025 to 2027 are those that GOV.UK lists', (nation, listed) => {
  expect([2025, 2026, 2027].flatMap((year) => bankHolidays(nation, year))).toEqual(listed);
});

test('Easter is where the tables of the Book of Common Prayer put it', () => {
  const fridays = years.map((year) => bankHolidays('england', year)[1]);
  const easters =
    '03-31 04-20 04-05 03-28 04-16 04-01 04-21 04-13 03-28 04-17 04-09 03-25 04-13 04-05 04-25 04-10 04-01';
  const expected = easters.split(' ').map((day, at) => addDays(`${2024 + at}-${day}` as Day, -2));
  expect(fridays).toEqual(expected);
});

test('every year has as many as it should, all of them on weekdays, whatever falls on a weekend', () => {
  const usual = { england: 8, wales: 8, scotland: 9, 'northern-ireland': 10 };
  for (const nation of nations)
    for (const year of years) {
      const days = bankHolidays(nation, year);
      const once = nation === 'scotland' && year === 2026 ? 1 : 0;
      expect([nation, year, new Set(days).size]).toEqual([nation, year, usual[nation] + once]);
      expect(days.filter(isWeekend)).toEqual([]);
    }
});

test.each([
  ['2026-09-03', '2026-10-05'],
  ['2027-01-31', '2027-03-01'],
  ['2026-11-25', '2026-12-29'],
  ['2026-10-15', '2026-11-16'],
  ['2028-01-31', '2028-02-29'],
  ['2026-03-05', '2026-04-07'],
] as const)('what came in on %s is due on %s', (received, due) => {
  expect(dueOn(clockFrom(received), 'england')).toBe(due);
});

test('extended, it is due three months from the original start', () => {
  expect(dueOn(extend(clockFrom('2026-10-15')), 'england')).toBe('2027-01-15');
});

test('each nation keeps its own days', () => {
  const due = (received: Day) => nations.map((nation) => correspondingDate(received, 1, 0, nation));
  expect(due('2025-02-17')).toEqual(['2025-03-17', '2025-03-17', '2025-03-17', '2025-03-18']);
  expect(due('2026-10-30')).toEqual(['2026-11-30', '2026-11-30', '2026-12-01', '2026-11-30']);
  expect(due('2025-12-02')).toEqual(['2026-01-02', '2026-01-02', '2026-01-05', '2026-01-02']);
});

const anyDay = fc.integer({ min: 0, max: 6_000 }).map((days) => addDays('2024-01-01', days));
const anyNation = fc.constantFrom(...nations);

test('it is always due on a working day, not before the month is over and at most five days after', () => {
  fc.assert(
    fc.property(anyDay, anyNation, fc.nat(60), (received, nation, waited) => {
      const due = correspondingDate(received, 1, waited, nation);
      const over = daysBetween(addDays(addMonths(received, 1), waited), due);
      expect([isWorkingDay(due, nation), over >= 0 && over <= 5]).toEqual([true, true]);
    }),
  );
});

test('what comes in later is never due earlier', () => {
  fc.assert(
    fc.property(anyDay, anyNation, (received, nation) => {
      const [today, tomorrow] = [received, addDays(received, 1)].map((day) => dueOn(clockFrom(day), nation));
      expect((today ?? '') <= (tomorrow ?? '')).toBe(true);
    }),
  );
});

test('while we wait to hear what somebody means, the clock stands still, and the days come on top', () => {
  const stopped = stop(clockFrom('2026-09-01'), '2026-09-03', 'clarification');
  expect(daysLeft(stopped, '2026-09-20', 'england')).toBeNull();
  const ran = runOn(stopped, '2026-09-10');
  expect([ran.waited, dueOn(ran, 'england')]).toEqual([7, '2026-10-08']);
  expect(dueOn(runOn(stop(ran, '2026-09-12', 'clarification'), '2026-09-12'), 'england')).toBe('2026-10-08');
});

test('where we have to know who asks, the month begins on the day that we do', () => {
  const known = runOn(stop(clockFrom('2026-09-01'), '2026-09-03', 'identity'), '2026-09-10');
  expect([known.start, dueOn(known, 'england')]).toEqual(['2026-09-10', '2026-10-12']);
});

test('a clock that runs does not run on again', () => {
  expect(runOn(clockFrom('2026-09-01'), '2026-09-10')).toEqual(clockFrom('2026-09-01'));
});

test('more time can be taken once, and only while the first month runs', () => {
  const clock = clockFrom('2026-09-03');
  expect(mayExtend(clock, '2026-10-05', 'england')).toBe(true);
  expect(mayExtend(clock, '2026-10-06', 'england')).toBe(false);
  expect(mayExtend(extend(clock), '2026-09-10', 'england')).toBe(false);
  expect(mayExtend(stop(clock, '2026-09-04', 'identity'), '2026-09-10', 'england')).toBe(false);
});

test('days left: none today, and below none when it is late', () => {
  const left = (today: Day) => daysLeft(clockFrom('2026-09-03'), today, 'england');
  expect([left('2026-10-01'), left('2026-10-05'), left('2026-10-07')]).toEqual([4, 0, -2]);
});

test('a complaint is acknowledged by the thirtieth day, a Sunday or not', () => {
  expect([acknowledgeBy('2026-09-03'), acknowledgeBy('2026-09-04')]).toEqual(['2026-10-03', '2026-10-04']);
});

test('a day is the day in the UK, summer and winter', () => {
  expect(dayInLondon(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  expect(dayInLondon(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
});

test.each([
  ['2026-11-03T10:00:00Z', 'england', '2026-11-04'],
  ['2026-11-06T10:00:00Z', 'england', '2026-11-09'],
  ['2026-11-08T23:59:00Z', 'england', '2026-11-09'],
  // In summer it is already tomorrow in London.
  ['2026-07-02T23:30:00Z', 'wales', '2026-07-06'],
  ['2026-12-24T16:00:00Z', 'england', '2026-12-29'],
  ['2026-11-27T16:00:00Z', 'england', '2026-11-30'],
  ['2026-11-27T16:00:00Z', 'scotland', '2026-12-01'],
  ['2027-03-16T09:00:00Z', 'northern-ireland', '2027-03-18'],
] as const)('what is said at %s in %s is looked at by %s', (moment, nation, by) => {
  expect(nextWorkingDay(new Date(moment), nation)).toBe(by);
});

test('the next working day is a later one, and no day on which people work lies between', () => {
  fc.assert(
    fc.property(anyDay, anyNation, (day, nation) => {
      const by = nextWorkingDay(new Date(`${day}T12:00:00Z`), nation);
      const between = Array.from({ length: daysBetween(day, by) - 1 }, (_, at) => addDays(day, at + 1));
      expect([by > day, isWorkingDay(by, nation), between.some((one) => isWorkingDay(one, nation))]).toEqual([
        ...[true, true, false],
      ]);
    }),
  );
});
