import {
  Button,
  Checkboxes,
  DateField,
  Heading,
  InsetText,
  NumberField,
  PostForm,
  Radios,
  readDateField,
  SelectField,
  SummaryList,
  TextField,
} from '@footing/pages';
import type { CheckKind, CheckOfMentor } from '@footing/training';
import type { FormView } from '../programme/form-view';
import { dayInWords } from '../programme/dates-in-words';
import { listIn, textIn } from '../programme/typed';
import { paths } from '../paths';
import { kindNames, kindsInWords } from './training-words';

/** What the university asks for, and one more. */
export function MentorChecksPage({ kinds, typed, errors, action, csrf }: FormView & { kinds: readonly CheckKind[] }) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading>Checks of mentors</Heading>
      <p class="govuk-body">
        Some universities ask mentors for a check, such as a criminal-record check. We keep yes or no and a day, and
        never the paper. Without a check that you ask for, no pairing of that mentor starts.
      </p>
      {kinds.length === 0 && <p class="govuk-body">You ask for none.</p>}
      {kinds.map(({ id, name, kinds: of, months }) => (
        <PostForm action={paths.endCheck(id)} csrf={csrf}>
          <p class="govuk-body">
            <b>{name}</b> {kindsInWords(of)}. {months === null ? 'Counts for good.' : `Counts for ${months} months.`}{' '}
            <button class="footing-link-button" type="submit">
              Stop asking<span class="govuk-visually-hidden"> for {name}</span>
            </button>
          </p>
        </PostForm>
      ))}
      <Heading level={2}>Ask for a check</Heading>
      <PostForm action={action} csrf={csrf}>
        <TextField {...field('name')} label="What it is called" />
        <NumberField {...field('months')} label="Months it counts" hint="Leave it empty if it counts for good" />
        <Checkboxes
          name="kinds"
          legend="For which programmes"
          hint="None ticked means every programme"
          items={Object.entries(kindNames).map(([value, text]) => ({ value, text }))}
          values={listIn(typed, 'kinds')}
          errors={errors}
        />
        <Button>Ask mentors for this check</Button>
      </PostForm>
    </>
  );
}

type OfMentor = FormView & { readonly name: string; readonly checks: readonly CheckOfMentor[] };

/** What came of the checks of one mentor, and writing it down. */
export function ChecksOfMentorPage({ name, checks, typed, errors, action, csrf }: OfMentor) {
  if (checks.length === 0)
    return (
      <>
        <Heading>Checks of {name}</Heading>
        <p class="govuk-body">
          You ask mentors for no check. <a href={paths.mentorChecks}>Ask for one</a>
        </p>
      </>
    );
  return (
    <>
      <Heading>Checks of {name}</Heading>
      <SummaryList rows={checks.map((check) => ({ label: check.name, value: standingOf(check) }))} />
      <WriteDown {...{ checks, typed, errors, action, csrf }} />
    </>
  );
}

function WriteDown({ checks, typed, errors, action, csrf }: Omit<OfMentor, 'name'>) {
  return (
    <>
      <Heading level={2}>Write down what came of a check</Heading>
      <InsetText>Only yes or no and the day. Please never write down what was on the paper.</InsetText>
      <PostForm action={action} csrf={csrf}>
        <SelectField
          name="kind"
          label="Which check"
          items={checks.map(({ kindId, name: text }) => ({ value: kindId, text }))}
          value={textIn(typed, 'kind')}
          errors={errors}
        />
        <Radios
          name="passed"
          legend="Is it all right?"
          inline
          items={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
          value={textIn(typed, 'passed')}
          errors={errors}
        />
        <DateField
          name="checkedOn"
          legend="On which day"
          value={readDateField(typed, 'checkedOn').typed}
          errors={errors}
        />
        <Button>Write it down</Button>
      </PostForm>
    </>
  );
}

function standingOf({ passed, checkedOn, until }: CheckOfMentor): string {
  if (passed === null || checkedOn === null) return 'Not known yet';
  if (!passed) return `No, on ${dayInWords(checkedOn)}`;
  return `Yes, on ${dayInWords(checkedOn)}${until ? `. It counts until ${dayInWords(until)}` : ''}`;
}
