import type { FlowStep, SnapshotDetail } from '@footing/evidence';
import { Chart, Checkboxes, FilterForm, SelectField } from '@footing/pages';
import type { Profile } from '@footing/statistics';
import { evidenceAddresses as at } from './addresses';
import { profileOrder, profiles } from './evidence-words';
import { inPicture, symbolsInPicture } from './marks';

/** How far people came, of these years and by these rules. */
export interface FlowView {
  readonly steps: readonly FlowStep[];
  readonly profile: Profile;
  /** Academic years; none: all. */
  readonly cohorts: readonly string[];
}

export const FlowShown = ({ snapshot, flow }: { readonly snapshot: SnapshotDetail; readonly flow: FlowView }) => (
  <>
    <Chart
      kind="flow"
      id="flow"
      title={flow.cohorts.length > 0 ? `How far people came, ${flow.cohorts.join(' and ')}` : 'How far people came'}
      unit="people"
      steps={flow.steps.map((step) => ({ ...step, n: inPicture(step.n) }))}
      symbols={symbolsInPicture(flow.steps.map(({ n }) => n))}
    />
    <p class="govuk-body">
      Shown for: {profiles[flow.profile].name}. {profiles[flow.profile].hint}
    </p>
    <FilterForm action={at.one(snapshot.number)}>
      <SelectField
        name="profile"
        label="Who is it for?"
        labelSize="s"
        items={profileOrder.map((value) => ({ value, text: profiles[value].name }))}
        value={flow.profile}
      />
      {snapshot.cohorts.length > 1 && (
        <Checkboxes
          name="cohorts"
          legend="Academic years"
          legendSize="s"
          hint="None ticked: all of them"
          small
          items={snapshot.cohorts.map((year) => ({ value: year, text: year }))}
          values={flow.cohorts}
        />
      )}
    </FilterForm>
  </>
);
