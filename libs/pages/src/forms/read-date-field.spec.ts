import * as fc from 'fast-check';
import { readDateField, typedDate } from './read-date-field';

const body = (day: string, month: string, year: string) => ({ 'on-day': day, 'on-month': month, 'on-year': year });

describe('reading a typed date', () => {
  test('finds every real date again, whichever it is', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        const typed = typedDate(date);
        expect(readDateField(body(typed.day, typed.month, typed.year), 'on')).toMatchObject({ kind: 'date', date });
      }),
    );
  });

  test('takes months in words and spaces around', () => {
    expect(readDateField(body(' 3 ', 'November', '2026'), 'on')).toMatchObject({ kind: 'date', date: '2026-11-03' });
  });

  test('tells nothing typed from something wrong', () => {
    expect(readDateField({}, 'on')).toEqual({ kind: 'empty', typed: { day: '', month: '', year: '' } });
  });

  test.each([
    ['31', '2', '2027', 'on-day', 'The start date is not a real date: check the day'],
    ['29', '2', '2027', 'on-day', 'The start date is not a real date: check the day'],
    ['3', '13', '2027', 'on-month', 'The start date needs a month from 1 to 12, or its name'],
    ['3', '0', '2027', 'on-month', 'The start date needs a month from 1 to 12, or its name'],
    ['3', '3', '27', 'on-year', 'The start date needs a year of four digits, like 2027'],
    ['', '3', '', 'on-day', 'The start date needs a day and a year'],
    ['3', '3', '', 'on-year', 'The start date needs a year'],
    ['1e1', '3', '2027', 'on-day', 'The start date is not a real date: check the day'],
  ])('says which box of %s/%s/%s to put right', (day, month, year, field, message) => {
    const reading = readDateField(body(day, month, year), 'on', 'The start date');
    expect(reading).toEqual({ kind: 'wrong', typed: { day, month, year }, error: { field, message } });
  });

  test('knows leap years', () => {
    expect(readDateField(body('29', 'feb', '2028'), 'on').kind).toBe('date');
  });
});
