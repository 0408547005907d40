import { typedWords } from './typed-words';

test('what was typed comes back; secrets, ids and ticks do not', () => {
  const body = {
    _csrf: 'a-secret-of-this-session',
    name: '  Mentoring in law ',
    kind: 'career',
    newPassword: 'correct horse',
    schools: ['one', 'two'],
    copyFrom: '01890a5d-ac96-774b-bcce-b302099a8057',
    about: 'For our colleagues',
  };
  expect(typedWords(body)).toEqual(['Mentoring in law', 'For our colleagues']);
});

test.each([undefined, null, 'text', 7, {}])('%j holds nothing that was typed', (body) => {
  expect(typedWords(body)).toEqual([]);
});
