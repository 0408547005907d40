import { refusedInput } from './refused-input';

test('a field that breaks several rules is told once for each thing to do', () => {
  const message = 'Enter a whole number from 0 to 100';
  const constraints = { isInt: message, min: message, max: 'Too much' };
  expect(refusedInput([{ property: 'draws', constraints }]).fields).toEqual([
    { field: 'draws', message },
    { field: 'draws', message: 'Too much' },
  ]);
});
