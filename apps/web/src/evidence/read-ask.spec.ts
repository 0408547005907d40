import { type Measure, measures } from '@footing/evidence';
import { atFields, groupValue, nothingAsked, queryOf, readAsk } from './read-ask';

const measure = (wanted: string): Measure => {
  const found = measures.find(({ id }) => id === wanted);
  if (!found) throw new Error(wanted);
  return found;
};

test('what was not chosen is not asked, and what is passed on is for anybody unless said', () => {
  expect(readAsk(2, measure('M02'), nothingAsked)).toEqual({
    ask: { snapshot: 2, measure: 'M02', by: [], profile: 'public', minimumMeetings: 1 },
    errors: [],
  });
  expect(readAsk(2, measure('M04'), { profile: 'everybody', wave: '__proto__' }).ask).toEqual({
    ...{ snapshot: 2, measure: 'M04', by: [], profile: 'public' },
  });
});

test('up to three characteristics, each once; years that are ticked; numbers as people write them', () => {
  const typed = { profile: 'hesa', by1: 'imd', by2: 'sex', by3: 'imd', cohorts: '2026/27', cost: '£12,500.50' };
  expect(readAsk(1, measure('M19'), typed).ask).toMatchObject({
    ...{ by: ['imd', 'sex'], cohorts: ['2026/27'], cost: 12_500.5, profile: 'hesa' },
  });
  expect(readAsk(1, measure('M19'), { cost: 'a lot' }).ask.cost).toBeNaN();
});

test('two groups of one kind are compared; anything else is said at its field', () => {
  const [one, other] = [groupValue('group:a', 'in'), groupValue('group:a', 'out')];
  const typed = { outcome: 'completion', priority: one, comparator: other };
  expect(readAsk(1, measure('M14'), typed).ask.compare).toEqual({
    ...{ dimension: 'group:a', priority: 'in', comparator: 'out' },
  });
  const faultAt = (more: object) => readAsk(1, measure('M14'), { ...typed, ...more }).errors.map(({ field }) => field);
  expect(faultAt({ priority: '' })).toEqual(['priority']);
  expect(faultAt({ comparator: 'nothing' })).toEqual(['comparator']);
  expect(faultAt({ comparator: groupValue('sex', 'out') })).toEqual(['comparator']);
  expect(
    atFields([
      { field: 'by', message: 'x' },
      { field: 'cost', message: 'y' },
    ]).map(({ field }) => field),
  ).toEqual([...['by1', 'cost']]);
});

test('the question stands in the address as it was asked, and nothing else does', () => {
  const typed = { profile: 'ofs', cohorts: ['2025/26', '2026/27'], by1: 'group:a', by2: '', other: 'x' };
  expect(queryOf(typed)).toBe('profile=ofs&by1=group%3Aa&cohorts=2025%2F26&cohorts=2026%2F27');
});
