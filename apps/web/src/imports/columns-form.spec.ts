import { atFields, columnField, typedChoice } from './columns-form';

const file = { headers: ['E-mail', 'Name', '__proto__'] };

test('a form says what each column is, and columns it does not name are left out', () => {
  const body = {
    [columnField(0)]: 'email',
    [columnField(1)]: 'fullName',
    agreedHow: 'Form 7',
    createMissingSchools: 'yes',
  };
  expect(typedChoice(body, file)).toEqual({
    targets: ['email', 'fullName', 'skip'],
    agreedHow: 'Form 7',
    createMissingSchools: true,
  });
});

test('what is no text counts as nothing', () => {
  expect(typedChoice({ [columnField(0)]: ['email', 'skip'], agreedHow: { a: 'b' } }, file)).toEqual({
    targets: ['skip', 'skip', 'skip'],
    agreedHow: '',
    createMissingSchools: false,
  });
});

test('errors stand at the fields of the form; what is missing altogether stands above them, for no column is at fault', () => {
  const errors = ['Name', 'mapping', 'agreedHow'].map((field) => ({ field, message: field }));
  expect(atFields(errors, file).map(({ field }) => field)).toEqual(['column-1', 'columns', 'agreedHow']);
});
