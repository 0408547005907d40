import { type CampaignChoices, isStanding, standings, type StandingCode } from '@footing/campaigns';
import type { FieldError } from '@footing/kernel';
import {
  Button,
  Checkboxes,
  Heading,
  PostForm,
  Radios,
  SelectField,
  TextArea,
  TextField,
  WordingCheck,
} from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { listIn, textIn } from '../programme/typed';

interface FormView {
  readonly action: string;
  readonly title: string;
  readonly choices: CampaignChoices;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly mentorsOnly: boolean;
  readonly csrf: string;
}

const codes = Object.keys(standings).filter(isStanding);

/** Whom it is for, and what it says. */
export function CampaignFormPage(view: FormView) {
  const { action, title, typed, errors, csrf, choices } = view;
  const rounds = choices.rounds.map(({ id, name }) => ({ value: id, text: name }));
  const ours = 'Readers do not see it.';
  return (
    <>
      <Heading>{title}</Heading>
      <PostForm action={action} csrf={csrf}>
        <SelectField
          name="roundId"
          label="Round"
          errors={errors}
          value={textIn(typed, 'roundId')}
          items={[{ value: '', text: 'Choose one' }, ...rounds]}
        />
        <Line {...view} name="name" label="Name in your own list" hint={ours} />
        <Whom {...view} />
        <Heading level={2}>Only some of them, if you like</Heading>
        <OfStudents {...view} />
        <Line {...view} name="sectors" label="Sectors (mentors)" hint="With commas between: Law, Media" />
        <Words {...view} />
        <Button>Save and see who gets it</Button>
        <WordingCheck action={paths.wording} />
      </PostForm>
    </>
  );
}

type LineView = Pick<FormView, 'typed' | 'errors'> & {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
};

const Line = ({ name, label, hint, typed, errors }: LineView) => (
  <TextField name={name} label={label} hint={hint} value={listIn(typed, name).join(', ')} errors={errors} />
);

function Whom({ typed, errors, mentorsOnly }: FormView) {
  const mine = codes.filter((code: StandingCode) => !mentorsOnly || standings[code].audience === 'mentors');
  return (
    <Radios
      name="standing"
      legend="Whom is it for?"
      hint="Invitations count as news and go only to those who said yes to news. Reminders about something people began go to all of them."
      value={textIn(typed, 'standing')}
      errors={errors}
      items={mine.map((code) => ({ value: code, text: standings[code].words }))}
    />
  );
}

function OfStudents(view: FormView) {
  const { choices, mentorsOnly } = view;
  const known = 'With commas between. Known of those who ever applied.';
  return (
    <>
      <Ticks {...view} name="schools" legend="Schools" hint="None ticked: all." all={choices.schools} />
      {!mentorsOnly && (
        <>
          <Ticks
            {...view}
            name="groups"
            legend="Priority groups (students)"
            hint="They choose whom to reach. The text must not tell of them, and at least ten people must get it."
            all={choices.groups}
          />
          <Line {...view} name="years" label="Years of study (students)" hint={known} />
          <Line {...view} name="courses" label="Courses (students)" hint={known} />
        </>
      )}
    </>
  );
}

type TicksView = Pick<FormView, 'typed' | 'errors'> & {
  readonly name: string;
  readonly legend: string;
  readonly hint: string;
  readonly all: CampaignChoices['schools'];
};

function Ticks({ name, legend, hint, all, typed, errors }: TicksView) {
  if (all.length === 0) return null;
  const items = all.map(({ id, name: text }) => ({ value: id, text }));
  return <Checkboxes {...{ name, legend, hint, errors, items }} small values={listIn(typed, name)} />;
}

function Words({ typed, errors }: FormView) {
  return (
    <>
      <Heading level={2}>What it says</Heading>
      <TextField
        name="subject"
        label="Subject"
        hint="It can be read on a locked phone: say nothing personal."
        value={textIn(typed, 'subject')}
        errors={errors}
      />
      <TextArea
        name="body"
        label="Text"
        hint="It begins with “Hello” and the first name, and ends with a button and with why they get it. Leave an empty line between paragraphs."
        rows={12}
        value={textIn(typed, 'body')}
        errors={errors}
      />
    </>
  );
}
