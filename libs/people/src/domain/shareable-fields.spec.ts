import { fieldsOf, type PersonKind } from './fields';
import { shareableFields } from './shareable-fields';

test.each<PersonKind>(['students', 'mentors'])(
  'what %s may show is known, and none of it has extra protection',
  (kind) => {
    const groups = new Map(fieldsOf(kind).map(({ key, group }) => [key, group]));
    for (const { key } of shareableFields(kind)) {
      expect([key, groups.get(key)]).toEqual([key, key === 'email' ? 'identity' : 'answer']);
      expect(['avoid', 'choices', 'ratings', 'mostImportant']).not.toContain(key);
      // An item of a choice is named after it.
      expect(key).toMatch(/^[A-Za-z]{1,40}$/);
    }
  },
);
