import type { FieldError } from '@footing/kernel';
import { Button, Checkboxes, Heading, InsetText, NumberField, PostForm } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { campaignPaths } from './campaign-paths';

interface SettingsView {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly mayChange: boolean;
  readonly csrf: string;
}

/** When mail to many may go out, and how much of it. */
export function CampaignSettingsPage({ typed, errors, mayChange, csrf }: SettingsView) {
  const hour = (name: string, label: string) => (
    <NumberField name={name} label={label} value={textIn(typed, name)} width={2} errors={errors} />
  );
  return (
    <>
      <Heading>Quiet hours and how much mail</Heading>
      <p class="govuk-body">
        By the clocks of the United Kingdom. Mail that is ready in quiet hours waits until they are over.
      </p>
      <PostForm action={campaignPaths.campaignSettings} csrf={csrf}>
        {hour('from', 'Quiet from this hour on (12 to 24)')}
        {hour('until', 'Until this hour (0 to 12)')}
        {hour('mostMails', 'Most mails to one person about one round')}
        {hour('daysApart', 'Days between two mails to one person, at least')}
        <Ticked name="sundays" legend="Sundays" text="Send nothing on Sundays" typed={typed} errors={errors} />
        <Ticked
          name="reminders"
          legend="Reminders by themselves"
          text="Remind students who began to sign up: after three days, and three days before sign-up closes"
          typed={typed}
          errors={errors}
        />
        {mayChange ? <Button>Save</Button> : <InsetText>Only a programme lead can change this.</InsetText>}
      </PostForm>
    </>
  );
}

type TickedView = Pick<SettingsView, 'typed' | 'errors'> & {
  readonly name: string;
  readonly legend: string;
  readonly text: string;
};

const Ticked = ({ name, legend, text, typed, errors }: TickedView) => (
  <Checkboxes
    name={name}
    legend={legend}
    values={typed[name] === 'yes' ? ['yes'] : []}
    errors={errors}
    items={[{ value: 'yes', text }]}
  />
);
