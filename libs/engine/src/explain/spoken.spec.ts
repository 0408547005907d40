import { inSentence, spokenList } from './spoken';

test.each([
  ['Interview practice', 'interview practice'],
  ['Set small steps and check them', 'set small steps and check them'],
  ['Film', 'film'],
  ['CV and applications', 'CV and applications'],
  ['Monday evening', 'Monday evening'],
  ['Welsh', 'Welsh'],
  ['Duke of Edinburgh', 'Duke of Edinburgh'],
  ['part-time work', 'part-time work'],
  ['R', 'R'],
  ['3D printing', '3D printing'],
  ['Énergie verte', 'énergie verte'],
  ['', ''],
])('%s stands in a sentence as %s', (answer, said) => expect(inSentence(answer)).toBe(said));

test('a list is said as a person would: few things, and a comma where they have an "and" of their own', () => {
  expect(spokenList(['Board games', 'Film'])).toBe('board games and film');
  expect(spokenList(['CV and applications', 'Interview practice'])).toBe('CV and applications, and interview practice');
  expect(spokenList(['A one', 'B two', 'C three', 'D four'])).toBe('a one, b two, c three and d four');
  expect(spokenList(['One', 'Two', 'Three', 'Four', 'Five'])).toBe('one, two, three and 2 more');
  expect(spokenList(['History', 'Law'], true)).toBe('History and Law');
  expect(spokenList(['Film'])).toBe('film');
  expect(spokenList([])).toBe('');
});
