import { type FieldError, type Role, roleNames } from '@footing/kernel';
import { Button, Heading, InsetText, PostForm, Radios } from '@footing/pages';
import { paths } from '../paths';

interface RoleView {
  readonly acting: Role | 'system' | null;
  readonly actable: readonly Role[];
  readonly behindProof: readonly Role[];
  /** Where the second proof is given. */
  readonly prove: string;
  readonly csrf: string;
  readonly errors: readonly FieldError[];
}

/** Lets somebody with several roles choose the one they act in. */
export function RolePage({ acting, actable, behindProof, prove, csrf, errors }: RoleView) {
  return (
    <>
      <Heading>Change the role you act in</Heading>
      <p class="govuk-body">
        You act in one role at a time. It decides what you see, and what you do is recorded under it. Other pages that
        you have open change with it.
      </p>
      {actable.length > 0 && (
        <PostForm action={paths.actingRole} csrf={csrf}>
          <Radios
            name="role"
            legend="Act as"
            items={actable.map((role) => ({ value: role, text: roleNames[role] }))}
            value={acting ?? undefined}
            errors={errors}
          />
          <Button>Act in this role</Button>
        </PostForm>
      )}
      <BehindProof {...{ behindProof, prove }} />
    </>
  );
}

/** Roles that are held, and what it takes to act in them. */
export function BehindProof({ behindProof, prove }: Pick<RoleView, 'behindProof' | 'prove'>) {
  if (behindProof.length === 0) return null;
  const names = behindProof.map((role) => roleNames[role]).join(', ');
  return (
    <InsetText>
      To act as {names}, you need to prove a second time that it is you.{' '}
      <a class="govuk-link" href={prove}>
        Enter a code
      </a>
    </InsetText>
  );
}
