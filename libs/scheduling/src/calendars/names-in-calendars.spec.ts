import type { MeetingRow } from '../data/meeting.query';
import { allOthers, oneOther } from './names-in-calendars';

const [amina, ben, joan] = [
  { kind: 'student', id: 'a', firstName: 'Amina' },
  { kind: 'student', id: 'b', firstName: 'Ben' },
  { kind: 'mentor', id: 'j', firstName: 'Joan' },
] as const;
const meeting = (kind: MeetingRow['kind'], ...people: MeetingRow['people']) => ({ kind, people }) as MeetingRow;

test('an entry may name the other of two, and of a group all the others, or in mail their mentor alone', () => {
  const two = meeting('pairing', amina, joan);
  expect([allOthers(two, amina), oneOther(two, joan)]).toEqual([[joan], [amina]]);
  const group = meeting('group', amina, ben, joan);
  expect([allOthers(group, joan), oneOther(group, joan)]).toEqual([[amina, ben], []]);
  expect([allOthers(group, amina), oneOther(group, amina)]).toEqual([[ben, joan], [joan]]);
});

test('of a short call it names nobody: whom one may be paired with is in no calendar', () => {
  const call = meeting('intro', amina, joan);
  expect([allOthers(call, amina), oneOther(call, amina), allOthers(call, joan), oneOther(call, joan)]).toEqual([
    ...[[], [], [], []],
  ]);
});
