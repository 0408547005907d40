import type { RoundDetail } from '@footing/programmes';
import { Button, Heading, PostForm, SliderField } from '@footing/pages';
import type { FormView } from './form-view';
import { captionOf, draftsKeepTheirs } from './round-words';
import { textIn } from './typed';

interface MinimumFitView extends FormView {
  readonly detail: RoundDetail;
  readonly mayEdit: boolean;
}

/** How well two people must fit to be paired at all. */
export function MinimumFitPage({ detail, mayEdit, action, csrf, typed, errors }: MinimumFitView) {
  const { minimumFit } = detail.round;
  return (
    <>
      <Heading caption={captionOf(detail)}>Minimum fit</Heading>
      <p class="govuk-body">
        Fit goes from 0 to 100. Two people who fit less than the minimum are never paired, even if a student is then
        left without a mentor. With 0 nobody is left out for this. A shared lived experience does not count here, so
        nobody is left out for what they share or keep to themselves.
      </p>
      {!mayEdit && (
        <p class="govuk-body">
          {minimumFit === 0 ? 'This round has no minimum.' : `In this round it is ${minimumFit}.`}
        </p>
      )}
      {mayEdit && (
        <PostForm action={action} csrf={csrf}>
          <SliderField
            name="minimumFit"
            label="Minimum fit"
            labelSize="s"
            hint={draftsKeepTheirs}
            value={textIn(typed, 'minimumFit')}
            min={0}
            max={100}
            errors={errors}
          />
          <Button>Save the minimum</Button>
        </PostForm>
      )}
    </>
  );
}
