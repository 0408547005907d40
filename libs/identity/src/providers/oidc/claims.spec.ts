import { arrivalOfClaims } from './claims';

const trusted = { scopes: ['wharfedale.ac.uk'], strong: [], idToken: '' };
const claims = { iss: 'https://login.wharfedale.ac.uk', sub: '7f3a', email: 'Amina@Wharfedale.ac.uk' };

test.each<[unknown, string | null]>([
  [undefined, 'amina@wharfedale.ac.uk'],
  [true, 'amina@wharfedale.ac.uk'],
  ['true', 'amina@wharfedale.ac.uk'],
  [false, null],
  ['false', null],
])('an address that the university calls proven %p counts as %p', (said, email) => {
  const given = said === undefined ? claims : { ...claims, email_verified: said };
  expect(arrivalOfClaims(given, trusted)).toMatchObject({ subject: '7f3a', email });
});
