import { Button, Heading, NumberField, PostForm, Radios } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';

interface ReviewRulesView extends FormView {
  readonly caption: string;
  readonly mayEdit: boolean;
}

/** What the lead lays down for the review of a round. */
export function ReviewRulesPage(view: ReviewRulesView) {
  const { caption, mayEdit, action, csrf } = view;
  return (
    <>
      <Heading caption={caption}>Rules for reviewing</Heading>
      <p class="govuk-body">They hold for everybody who reviews drafts of this round, from the moment you save them.</p>
      {mayEdit ? (
        <PostForm action={action} csrf={csrf}>
          <Bulk {...view} />
          <NamesChoice {...view} />
          <Button>Save the rules</Button>
        </PostForm>
      ) : (
        <p class="govuk-body">{rulesInWords(view)}</p>
      )}
    </>
  );
}

function Bulk({ typed, errors }: ReviewRulesView) {
  const number = (name: string) => ({ name, value: textIn(typed, name), errors, width: 3 }) as const;
  return (
    <Radios
      name="bulk"
      legend="May consultants approve many pairings at once?"
      legendSize="m"
      hint="Some of them, drawn by lot, have to be opened first."
      value={textIn(typed, 'bulk')}
      errors={errors}
      items={[
        {
          value: 'yes',
          text: 'Yes, from a fit that I set',
          conditional: (
            <>
              <NumberField {...number('bulkFrom')} label="From a fit of, out of 100" hint="Nobody can go lower." />
              <NumberField {...number('bulkSample')} label="How many have to be opened first" />
            </>
          ),
        },
        { value: 'no', text: 'No, each one by itself' },
      ]}
    />
  );
}

function NamesChoice({ typed, errors }: ReviewRulesView) {
  return (
    <Radios
      name="names"
      legend="Are names shown to those who review?"
      legendSize="m"
      hint="Without names, people are called “Student 14” and “Mentor 7”. Addresses go, and words such as “she” or “husband” become neutral ones. It cannot hide what only insiders understand."
      value={textIn(typed, 'names')}
      errors={errors}
      items={[
        { value: 'shown', text: 'Yes, unless a reviewer hides them for themselves' },
        { value: 'hidden', text: 'No, hide them from everybody who reviews' },
      ]}
    />
  );
}

function rulesInWords({ typed }: ReviewRulesView): string {
  const bulk =
    textIn(typed, 'bulk') === 'yes'
      ? `Many pairings may be approved at once from a fit of ${textIn(typed, 'bulkFrom')} out of 100. ${textIn(typed, 'bulkSample')} of them have to be opened first.`
      : 'Each pairing is approved by itself.';
  return `${bulk} ${textIn(typed, 'names') === 'hidden' ? 'Names are hidden from everybody who reviews.' : 'Names are shown, unless you hide them for yourself.'}`;
}
