import type { FieldError } from '@footing/kernel';
import { FilterForm, Heading, Table, TextField } from '@footing/pages';
import { MOST_FOUND, type PersonToAsk } from '@footing/stories';
import { paths } from '../paths';

interface ChooseView {
  readonly words: string;
  readonly found: readonly PersonToAsk[];
  readonly errors?: readonly FieldError[];
}

const sides = { student: 'Student', mentor: 'Mentor' } as const;

/** A search by name; whoever is chosen is asked for a story. */
export function ChoosePersonPage({ words, found, errors = [] }: ChooseView) {
  return (
    <>
      <Heading>Whom do you want to ask?</Heading>
      <FilterForm action={paths.newStory} submit="Find people">
        <TextField name="name" label="Name" labelSize="s" hint="At least two letters." value={words} errors={errors} />
      </FilterForm>
      {words !== '' && (
        <Table
          caption={`At most ${MOST_FOUND}, by name`}
          captionSize="s"
          columns={[{ text: 'Name' }, { text: 'Takes part as' }, { text: 'Choose' }]}
          firstCellIsHeader
          rows={found.map(rowOf)}
          empty="Nobody of that name can be asked. People under 18, and people without an e-mail address, are not in the list."
        />
      )}
    </>
  );
}

function rowOf({ kind, id, firstName, lastName }: PersonToAsk) {
  const name = `${firstName} ${lastName}`;
  return [
    name,
    sides[kind],
    <a class="govuk-link" href={`${paths.newStory}?who=${kind}:${id}`}>
      Ask<span class="govuk-visually-hidden"> {name}</span>
    </a>,
  ];
}
