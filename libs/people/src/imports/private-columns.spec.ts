import { leavingOutPrivate } from './private-columns';

const column = (header: string) => ({ header, target: 'column:x', confidence: 'sure', reason: '' }) as const;

test.each([
  'Ethnicity',
  'Do you have a disability?',
  'POLAR4 quintile',
  'Care-experienced',
  'Religion or belief',
  'Date of Birth',
  'Gender',
])('a column called “%s” is left out', (header) =>
  expect(leavingOutPrivate([column(header)])[0]).toMatchObject({ target: 'skip', confidence: 'unsure' }),
);

test.each(['Grade', 'Organisation', 'Embrace change', 'Transport', 'Careers in health', 'Trace', 'Polarity'])(
  'a column called “%s” is kept',
  (header) => expect(leavingOutPrivate([column(header)])[0]?.target).toBe('column:x'),
);

test('what is one of our own fields is not touched', () => {
  const own = { ...column('Gender identity'), target: 'sharedExperienceOffered' };
  expect(leavingOutPrivate([own])).toEqual([own]);
});
