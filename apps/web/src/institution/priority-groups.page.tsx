import { type NationProfile, type PriorityGroup, risks } from '@footing/programmes';
import { Button, ButtonGroup, EmptyState, Heading, SummaryList } from '@footing/pages';
import { paths } from '../paths';

interface PriorityGroupsView {
  /** By name. */
  readonly groups: readonly PriorityGroup[];
  readonly nation: NationProfile;
  readonly mayEdit: boolean;
}

/** Every priority group with its target and risks. */
export function PriorityGroupsPage({ groups, nation, mayEdit }: PriorityGroupsView) {
  const add = mayEdit && <Button href={paths.newPriorityGroup}>Add a priority group</Button>;
  return (
    <>
      <Heading>Priority groups</Heading>
      <p class="govuk-body">
        The students whom your {nation.plan} promises to support. A group decides in which order mentors are given out,
        and never how well two people fit. Students and mentors never see these names.
      </p>
      {groups.length === 0 && (
        <EmptyState title="Your priority groups will be here" action={add}>
          <p class="govuk-body">Without groups every student is served together.</p>
        </EmptyState>
      )}
      {groups.length > 0 && <SummaryList rows={groups.map((group) => rowOf(group, mayEdit))} />}
      {groups.length > 0 && <ButtonGroup>{add}</ButtonGroup>}
    </>
  );
}

const rowOf = ({ id, name, target, risks: numbers }: PriorityGroup, mayEdit: boolean) => ({
  label: name,
  value: (
    <>
      <p class="govuk-body">{target || 'No target given'}</p>
      {numbers.length > 0 && (
        <p class="govuk-body">Risks: {numbers.map((number) => `${number}. ${risks[number] ?? ''}`).join('; ')}</p>
      )}
    </>
  ),
  ...(mayEdit && {
    actions: [
      { href: paths.priorityGroup(id), text: 'Change', about: name },
      { href: paths.removePriorityGroup(id), text: 'Remove', about: name },
    ],
  }),
});
