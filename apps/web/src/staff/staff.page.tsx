import type { AccountView } from '@footing/identity';
import { roleNames } from '@footing/kernel';
import { Button, Heading, Table, Tag } from '@footing/pages';
import { paths } from '../paths';
import { Address } from '../people/address';

/** Everybody who works here, with their roles. */
export function StaffPage({ staff, mayEdit }: { readonly staff: readonly AccountView[]; readonly mayEdit: boolean }) {
  return (
    <>
      <Heading>People who work here</Heading>
      <p class="govuk-body">
        Everybody who signs in for their work, and what they may do. Students and mentors are not in this list.
      </p>
      {mayEdit && <Button href={paths.newStaff}>Add somebody</Button>}
      <Table
        caption="People who work here"
        captionHidden
        firstCellIsHeader
        columns={[{ text: 'Name' }, { text: 'E-mail address' }, { text: 'Roles' }, { text: 'Account' }]}
        rows={staff.map(({ id, name, email, roles, disabledAt }) => [
          <a class="govuk-link" href={paths.staffMember(id)}>
            {name}
          </a>,
          <Address email={email} />,
          roles.length > 0 ? roles.map((role) => roleNames[role]).join(', ') : 'None',
          disabledAt ? <Tag tone="neutral">Switched off</Tag> : 'In use',
        ])}
        empty="Nobody yet."
      />
    </>
  );
}
