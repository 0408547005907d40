import { fieldsOf, type PersonKind } from '@footing/people';
import type { SheetTable } from '@footing/spreadsheets';

/** An empty list with our own headings. The full name is left out: first and last name say the same. */
export function templateTable(kind: PersonKind): SheetTable {
  const fields = fieldsOf(kind).filter(({ key }) => key !== 'fullName');
  return { headers: fields.map(({ label }) => label), rows: [] };
}
