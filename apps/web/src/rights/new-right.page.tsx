import { type RequestsForOthers, rightKinds, rights } from '@footing/consent';
import type { FieldError } from '@footing/kernel';
import {
  Button,
  DateField,
  FilterForm,
  Heading,
  InsetText,
  PostForm,
  Radios,
  Table,
  TextArea,
  TextField,
} from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { textIn } from '../programme/typed';

type Found = Awaited<ReturnType<RequestsForOthers['search']>>[number];

/** Who is it about: somebody in the data, whether they ever signed in or not. */
export function WhoAsksPage({ search, found }: { readonly search: string; readonly found: readonly Found[] }) {
  return (
    <>
      <Heading caption="Requests about data">Who asks?</Heading>
      <p class="govuk-body">
        For people who ask by letter, by telephone or at the desk. They need not have an account. That you searched is
        written down.
      </p>
      <FilterForm action={paths.newRight}>
        <TextField name="search" label="Name, e-mail address or number" value={search} />
      </FilterForm>
      {search !== '' && (
        <Table
          caption="People who were found"
          captionSize="m"
          columns={[{ text: 'Who' }, { text: 'As' }, { text: 'Number' }, { text: 'Account' }]}
          rows={found.map((person) => [
            <a class="govuk-link" href={paths.newRightOf(person.kind, person.id)}>
              {person.name}
            </a>,
            person.kind === 'student' ? 'Student' : 'Mentor',
            person.universityId ?? '–',
            person.hasAccount ? 'Yes' : 'None',
          ])}
          empty="Nobody. Try a part of the name, or the number. Whoever was erased is not found."
        />
      )}
      {found.length === 20 && <p class="govuk-body">These are the first 20. Enter more of the name.</p>}
    </>
  );
}

interface FormView {
  readonly action: string;
  readonly name: string;
  readonly typed: Typed;
  readonly csrf: string;
  readonly errors: readonly FieldError[];
}

/** What they ask, when it came, and how it was checked that it is them. */
export function NewRightPage({ action, name, typed, csrf, errors }: FormView) {
  return (
    <>
      <Heading caption={name}>Write down what they ask</Heading>
      <PostForm action={action} csrf={csrf}>
        <Radios
          name="kind"
          legend="What do they ask?"
          legendSize="m"
          items={rightKinds.map((value) => ({ value, text: rights[value].title }))}
          value={textIn(typed, 'kind')}
          errors={errors}
        />
        <TextArea
          name="words"
          label="In their words"
          labelSize="s"
          hint="Sealed with their own key, as if they had written it here."
          value={textIn(typed, 'words')}
          errors={errors}
        />
        <WhenAndWho typed={typed} errors={errors} />
        <InsetText>Where you cannot be sure, ask them first, and write it down here once you know.</InsetText>
        <Button>Write it down and take it in hand</Button>
      </PostForm>
    </>
  );
}

/** When it came, and how it was checked that it is them. */
const WhenAndWho = ({ typed, errors }: Pick<FormView, 'typed' | 'errors'>) => (
  <>
    <DateField
      name="receivedOn"
      legend="When did it come?"
      legendSize="s"
      hint="The month runs from that day."
      value={{
        day: textIn(typed, 'receivedOn-day'),
        month: textIn(typed, 'receivedOn-month'),
        year: textIn(typed, 'receivedOn-year'),
      }}
      errors={errors}
    />
    <TextArea
      name="checked"
      label="How did you check that it is them?"
      labelSize="s"
      hint="For example: they came to the desk with their student card. Do not write down numbers of passports or cards."
      value={textIn(typed, 'checked')}
      errors={errors}
    />
  </>
);
