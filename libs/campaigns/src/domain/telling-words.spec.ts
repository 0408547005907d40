import { tellingWords } from './telling-words';

test.each([
  [
    'You are one of our First in the Family students',
    ['First in the family'],
    ['First in the family', 'first', 'family'],
  ],
  ['We know that your family could not help', ['First in the family'], ['family']],
  ['for quintile 1', ['POLAR4 quintile 1'], ['quintile']],
  ['Because you are a care leaver', [], ['care leaver']],
  ['A carer of mentors', [], ['carer']],
  ['Careers advice for students at this university', ['Students whose university year'], []],
  ['first-in-the-family', ['First in the family'], ['First in the family', 'first', 'family']],
  ['Meet somebody who does the job you want', ['Care leavers'], []],
])('%s', (text, groups, found) => {
  expect(tellingWords(text, groups)).toEqual(found);
});
