/** What an affiliation allows at a first sign-in: `staff` makes an account without any role. */
export type Standing = 'student' | 'staff' | 'none';

const staff = ['staff', 'employee', 'faculty'];

/**
 * What somebody is to their university. Who studies is a student even where they also work there; who works there is
 * staff even where they are also a member; a member who is neither said to be is taken for a student.
 * `alum`, `affiliate` and `library-walk-in` allow nothing.
 *
 * @param affiliations scoped or not, for example `student@wharfedale.ac.uk`.
 */
export function standingOf(affiliations: readonly string[]): Standing {
  const kinds = affiliations.map((affiliation) => affiliation.split('@')[0]?.trim().toLowerCase() ?? '');
  if (kinds.includes('student')) return 'student';
  if (kinds.some((kind) => staff.includes(kind))) return 'staff';
  return kinds.includes('member') ? 'student' : 'none';
}

/** The scoped values (`something@domain`) whose domain is none of `scopes`, or that have none. Case makes no difference. */
export function foreignTo(scopes: readonly string[], values: readonly string[]): string[] {
  const ours = scopes.map((scope) => scope.toLowerCase());
  return values.filter((value) => {
    const [, scope, ...more] = value.split('@');
    return !scope || more.length > 0 || !ours.includes(scope.toLowerCase());
  });
}
