import type { AccountView } from '@footing/identity';
import { type FieldError, type Role, roleNames } from '@footing/kernel';
import { Button, ButtonGroup, Checkboxes, Heading, PostForm, SummaryList } from '@footing/pages';
import { paths } from '../paths';
import { Address } from '../people/address';
import { roleChoices } from './role-words';

interface StaffMemberView {
  readonly member: AccountView;
  /** Boxes to show ticked. */
  readonly ticked: readonly Role[];
  readonly errors: readonly FieldError[];
  readonly mayEdit: boolean;
  /** Whether it is the account of whoever looks. */
  readonly isMe: boolean;
  readonly csrf: string;
}

/** One person who works here. */
export function StaffMemberPage(view: StaffMemberView) {
  const { member, mayEdit } = view;
  const { name, email, roles, disabledAt } = member;
  return (
    <>
      <Heading>{name}</Heading>
      <SummaryList
        rows={[
          { label: 'E-mail address', value: <Address email={email} /> },
          { label: 'Roles', value: roles.length > 0 ? roles.map((role) => roleNames[role]).join(', ') : 'None' },
          { label: 'Account', value: disabledAt ? 'Switched off: nobody signs in with it' : 'In use' },
        ]}
      />
      {mayEdit && <Change {...view} />}
    </>
  );
}

function Change({ member: { id, disabledAt }, ticked, errors, isMe, csrf }: StaffMemberView) {
  return (
    <>
      <PostForm action={paths.staffRoles(id)} csrf={csrf}>
        <Checkboxes
          name="roles"
          legend="Roles"
          legendSize="m"
          hint="A change signs them out on every device, so that it holds at once."
          items={roleChoices}
          values={ticked}
          errors={errors}
        />
        <Button>Save the roles</Button>
      </PostForm>
      <Heading level={2}>Keep somebody out</Heading>
      <p class="govuk-body">
        Sign them out when a device is lost. Switch the account off when they leave: what they did stays in the record.
      </p>
      <PostForm action={paths.endSessionsOf(id)} csrf={csrf}>
        <ButtonGroup>
          <Button variant="secondary">Sign them out everywhere</Button>
        </ButtonGroup>
      </PostForm>
      {disabledAt && (
        <PostForm action={paths.switchOn(id)} csrf={csrf}>
          <Button variant="secondary">Switch the account on</Button>
        </PostForm>
      )}
      {!disabledAt && !isMe && (
        <PostForm action={paths.switchOff(id)} csrf={csrf}>
          <Button variant="warning">Switch the account off</Button>
        </PostForm>
      )}
    </>
  );
}
