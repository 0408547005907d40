import type { FieldError } from '@footing/kernel';
import type { ColumnChoice, Import } from '@footing/people';
import type { Typed } from '../http/read-form';

/** The name of a column's field in the form, by its place in the file. */
export const columnField = (index: number): string => `column-${index}`;

/** Where what is wrong with the columns as a whole is told. */
export const allColumns = 'columns';

/** What a form that was sent says, in the shape of its input; columns that it does not name are left out of the file. */
export function typedChoice(body: Typed, { headers }: Pick<Import, 'headers'>): Required<ColumnChoice> {
  const text = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    targets: headers.map((_, index) => text(columnField(index)) || 'skip'),
    agreedHow: text('agreedHow'),
    createMissingSchools: text('createMissingSchools') === 'yes',
  };
}

/** The same errors, at the fields of the form: the service names columns by their headers. */
export function atFields(errors: readonly FieldError[], { headers }: Pick<Import, 'headers'>): FieldError[] {
  return errors.map(({ field, message }) => {
    const index = headers.indexOf(field);
    if (index >= 0) return { field: columnField(index), message };
    return { field: field === 'agreedHow' ? field : allColumns, message };
  });
}
