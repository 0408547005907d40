import { weekAsAnswer } from './week-as-answer';

const hours = (weekday: number, from: number, to: number, zone = 'Europe/London') => [
  { weekday, fromMinute: from * 60, toMinute: to * 60, zone },
];

test.each([
  [hours(1, 18, 20), '2027-01-11', ['Mon 18:00-20:00']],
  [hours(7, 0, 24), '2027-07-01', ['Sun 00:00-24:00']],
  [hours(2, 13, 15.5, 'America/New_York'), '2027-01-11', ['Tue 18:00-20:30']],
  [hours(2, 13, 15, 'America/New_York'), '2027-03-20', ['Tue 17:00-19:00']],
  [hours(2, 17, 21, 'America/New_York'), '2027-01-11', ['Tue 22:00-24:00', 'Wed 00:00-02:00']],
  [hours(7, 17, 21, 'America/New_York'), '2027-01-11', ['Sun 22:00-24:00', 'Mon 00:00-02:00']],
  [hours(1, 8, 9, 'Asia/Kolkata'), '2027-01-11', ['Mon 02:30-03:30']],
  [hours(1, 1, 2, 'Asia/Kolkata'), '2027-01-11', ['Sun 19:30-20:30']],
  [hours(3, 9, 10, 'UTC'), '2027-07-01', ['Wed 10:00-11:00']],
])('%j around %s is %j in London', (given, day, said) => expect(weekAsAnswer(given, day)).toEqual(said));
