import { barrierKinds } from './barrier-kinds';
import { comparisonFaults, kept } from './comparison';
import { criterionKinds } from './criterion-kinds';

const fields = { studentField: 'column:grade', mentorField: 'jobTitle' };
const faultyFields = (...given: Parameters<typeof comparisonFaults>) =>
  comparisonFaults(...given).map(({ field }) => field);

test('a criterion that knows what it compares needs nothing, and keeps nothing', () => {
  expect(comparisonFaults(criterionKinds.help, {})).toEqual([]);
  expect(kept(criterionKinds.help, { ...fields, order: ['a', 'b'], atLeast: 2 })).toEqual({
    studentField: null,
    mentorField: null,
    orderedValues: [],
    atLeast: null,
  });
});

test('a criterion on two answers needs both', () => {
  expect(faultyFields(criterionKinds.equal, {})).toEqual(['studentField', 'mentorField']);
  expect(faultyFields(criterionKinds.equal, fields)).toEqual([]);
});

test('an answer that nobody gives cannot be compared', () => {
  expect(faultyFields(criterionKinds.equal, { studentField: 'employer', mentorField: 'constructor' })).toEqual([
    'studentField',
    'mentorField',
  ]);
});

test('steps apart needs a number of steps that the list can hold', () => {
  const order = ['junior', 'middle', 'senior'];
  const steps = (atLeast?: number) => comparisonFaults(criterionKinds['steps-apart'], { ...fields, order, atLeast });
  expect(steps()).toEqual([{ field: 'atLeast', message: 'Enter how many steps, from 1 to 50' }]);
  expect(steps(3)).toEqual([{ field: 'atLeast', message: 'A list of 3 values has 2 steps at most' }]);
  expect(steps(2)).toEqual([]);
});

test('a list in order has at least two values, each once', () => {
  const close = (order: string[]) =>
    comparisonFaults(criterionKinds.closeness, { ...fields, order }).map(({ message }) => message);
  expect(close(['one'])).toEqual(['Enter at least two values, one a line']);
  expect(close(['Low', 'high', 'low '])).toEqual(['Enter each value once']);
  expect(close([])).toEqual([]);
});

test('a barrier on steps keeps its fields, its order and its steps', () => {
  const given = { ...fields, order: ['a', 'b', 'c'], atLeast: 1 };
  expect(kept(barrierKinds['must-be-steps-apart'], given)).toEqual({
    studentField: 'column:grade',
    mentorField: 'jobTitle',
    orderedValues: ['a', 'b', 'c'],
    atLeast: 1,
  });
});
