import { uncompared, uncounted } from './uncompared';

const column = (name: string) => ({ key: `column:${name.toLowerCase()}`, label: name });
const rule = (studentField: string | null, mentorField: string | null) =>
  ({ studentField, mentorField }) as Parameters<typeof uncompared>[0]['criteria'][number] &
    Parameters<typeof uncompared>[0]['barriers'][number];

test('names what both sides say and no rule looks at', () => {
  const students = ['Grade', 'Profession', 'Shoe size'].map(column);
  const mentors = ['Profession', 'Grade', 'Car'].map(column);
  const rules = { criteria: [rule(null, null), rule('column:profession', 'sectors')], barriers: [] };
  expect(uncompared(rules, students, mentors)).toEqual(['Grade']);
  expect(uncompared({ ...rules, barriers: [rule('column:grade', 'column:grade')] }, students, mentors)).toEqual([]);
});

test('names what people said of one another and no criterion counts', () => {
  const criteria = [{ kind: 'picks' }];
  expect(uncounted({ criteria: [] }, ['ratings', 'choices'])).toEqual([
    'Who they asked for',
    'How an introduction went',
  ]);
  expect(uncounted({ criteria }, ['ratings', 'choices'])).toEqual(['How an introduction went']);
  expect(uncounted({ criteria: [] }, [])).toEqual([]);
});
