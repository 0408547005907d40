import fc from 'fast-check';
import { studentNumberIn } from './student-number';

const scopes = ['Wharfedale.ac.uk'];
const arrive = (...values: readonly string[]) =>
  studentNumberIn([{ name: 'student_number', values }], 'student_number', scopes);
const one = (number: string) => ({ state: 'one', number });

test('nothing is looked for until an attribute is set, and none is found under another name', () => {
  const arrived = [{ name: 'student_number', values: ['W20118842'] }];
  for (const name of [undefined, '']) expect(studentNumberIn(arrived, name, scopes)).toEqual({ state: 'off' });
  expect(studentNumberIn(arrived, 'Student_Number', scopes)).toEqual({ state: 'none' });
});

test.each([
  ['W20118842', 'w20118842'],
  ['  w20118842\t', 'w20118842'],
  ['urn:schac:personalUniqueCode:int:esi:wharfedale.ac.uk:W20118842', 'w20118842'],
  ['urn:mace:terena.org:schac:personalUniqueCode:uk:wharfedale.ac.uk:studentID:W20118842', 'w20118842'],
  ['URN:SCHAC:personalUniqueCode:int:esi:GB:W20118842', 'w20118842'],
])('%j is compared as %j', (sent, number) => {
  expect(arrive(sent)).toEqual(one(number));
});

test('a code of another university is no number of ours', () => {
  const theirs = 'urn:schac:personalUniqueCode:int:esi:tayside.ac.uk:W20118842';
  expect(arrive(theirs)).toEqual({ state: 'none' });
  expect(arrive(theirs, 'urn:schac:personalUniqueCode:int:esi:wharfedale.ac.uk:W7')).toEqual(one('w7'));
});

test('several different values are never chosen from; the same one twice is one', () => {
  expect(arrive('W1', 'W2')).toEqual({ state: 'several' });
  expect(arrive('W1', ' w1 ')).toEqual(one('w1'));
});

test.each(['amina@wharfedale.ac.uk', `W${'1'.repeat(100)}`, 'W1\u200b', 'W\u0000', 'W1\u202e'])(
  '%j is no student number',
  (sent) => {
    expect(arrive(sent)).toEqual({ state: 'unreadable' });
  },
);

test.each(['', '   ', '\u00a0'])('%j is nothing', (sent) => {
  expect(arrive(sent)).toEqual({ state: 'none' });
});

test('look-alikes of letters and digits stay what they are', () => {
  for (const likeness of ['\u212a1', '\u0391\uff11', '\u0415', '\u0130'])
    expect(arrive(likeness)).toEqual(one(likeness));
});

test('names of the same SAML attribute stand for one another', () => {
  const arrived = [{ name: 'urn:oid:1.3.6.1.4.1.25178.1.2.14', values: ['urn:schac:personalUniqueCode:uk:id:W1'] }];
  expect(studentNumberIn(arrived, 'schacPersonalUniqueCode', scopes)).toEqual(one('w1'));
  expect(studentNumberIn(arrived, 'urn:oid:1.3.6.1.4.1.25178.1.2.14', scopes)).toEqual(one('w1'));
  expect(studentNumberIn(arrived, 'employeeNumber', scopes)).toEqual({ state: 'none' });
});

test('whatever arrives, a number that may link is short, holds no @, and is its own lower case', () => {
  const anything = fc.array(fc.string({ unit: 'binary', maxLength: 120 }), { maxLength: 3 });
  fc.assert(
    fc.property(anything, (values) => {
      const found = arrive(...values);
      const number = found.state === 'one' ? found.number : 'w1';
      expect(number).toMatch(/^[^@A-Z]{1,100}$/su);
    }),
  );
});
