import type { PriorityGroup, RoundDetail } from '@footing/programmes';
import { Button, EmptyState, Heading, PostForm, SelectField, SummaryList } from '@footing/pages';
import { paths } from '../paths';
import type { FormView } from './form-view';
import { captionOf } from './round-words';
import { textIn } from './typed';

interface RoundTiersView extends FormView {
  readonly detail: RoundDetail;
  /** Every group of the university. */
  readonly groups: readonly PriorityGroup[];
  readonly mayEdit: boolean;
  /** Whether whoever asks brings in lists that the records office has signed off. */
  readonly mayBringIn: boolean;
}

/** The field that holds a group's tier. */
export const tierField = (groupId: string) => `tier-${groupId}`;

const tierNumbers = [1, 2, 3, 4, 5, 6, 7, 8];
const tierName = (tier: number) => (tier === 1 ? 'Tier 1 (first)' : `Tier ${tier}`);
const tierChoices = [
  { value: '', text: 'No tier' },
  ...tierNumbers.map((tier) => ({ value: String(tier), text: tierName(tier) })),
];

/** In which order priority groups are served. */
export function RoundTiersPage(view: RoundTiersView) {
  const { detail, groups, mayEdit } = view;
  return (
    <>
      <Heading caption={captionOf(detail)}>Priority groups and tiers</Heading>
      <p class="govuk-body">
        Mentors are given out tier by tier. Everybody in tier 1 is served as well as can be before tier 2, and so on.
        Students without a tier come last, all together. A tier never changes how well two people fit.
      </p>
      <p class="govuk-body">A student in several groups is served with the first of them.</p>
      {view.mayBringIn && (
        <p class="govuk-body">
          Your records office can also sign off single students:{' '}
          <a class="govuk-link" href={paths.signedOffTiers(detail.round.id)}>
            Signed-off tiers
          </a>
          .
        </p>
      )}
      {groups.length === 0 && <NoGroups mayEdit={mayEdit} />}
      {groups.length > 0 && (mayEdit ? <TiersForm {...view} /> : <Tiers {...view} />)}
    </>
  );
}

function NoGroups({ mayEdit }: { mayEdit: boolean }) {
  return (
    <EmptyState
      title="Your priority groups will be here"
      action={mayEdit && <Button href={paths.newPriorityGroup}>Add a priority group</Button>}
    >
      <p class="govuk-body">Without groups every student is served together.</p>
    </EmptyState>
  );
}

function TiersForm({ groups, action, csrf, typed, errors }: RoundTiersView) {
  return (
    <PostForm action={action} csrf={csrf}>
      {groups.map(({ id, name }) => (
        <SelectField
          key={id}
          name={tierField(id)}
          label={name}
          labelSize="s"
          items={tierChoices}
          value={textIn(typed, tierField(id))}
          errors={errors}
        />
      ))}
      <Button>Save the tiers</Button>
    </PostForm>
  );
}

function Tiers({ groups, typed }: RoundTiersView) {
  const rows = groups.map(({ id, name }) => {
    const tier = textIn(typed, tierField(id));
    return { label: name, value: tier === '' ? 'No tier' : tierName(Number(tier)) };
  });
  return <SummaryList rows={rows} />;
}
