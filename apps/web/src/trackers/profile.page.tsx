import type { FieldError } from '@footing/kernel';
import {
  Button,
  Checkboxes,
  Details,
  Fieldset,
  Heading,
  InsetText,
  NumberField,
  PostForm,
  SelectField,
  Table,
  TextArea,
  TextField,
  WarningText,
} from '@footing/pages';
import {
  type DateFormat,
  dateFormats,
  fieldsOf,
  type ProfileFault,
  type RuleKind,
  ruleKinds,
  type SavedProfile,
} from '@footing/trackers';
import { trackerAddresses as at } from './addresses';
import type { TypedColumn, TypedProfile } from './read-profile-form';
import { dateWords, fileWords, ruleWords } from './tracker-words';

export interface ProfilePageView {
  readonly saved: SavedProfile;
  /** What is saved, or what was typed and could not be. */
  readonly typed: TypedProfile;
  readonly faults: readonly ProfileFault[];
  readonly errors: readonly FieldError[];
  readonly mayExport: boolean;
  readonly csrf: string;
}

/** One profile: each column of a file, and what stands in it. */
export function ProfilePage(view: ProfilePageView) {
  const { saved, faults, mayExport } = view;
  return (
    <>
      <Heading caption={`${saved.tracker}: ${fileWords[saved.file]}, version ${saved.version}`}>{saved.name}</Heading>
      {!saved.profile.compared && (
        <WarningText>
          These headings are a place to begin. Check each with the template that {saved.tracker} gives its members.
          Until somebody says so below, no file leaves.
        </WarningText>
      )}
      {faults.length > 0 && (
        <Table
          caption="What to put right, by column"
          captionSize="s"
          columns={[{ text: 'Column' }, { text: 'What to do' }]}
          rows={faults.map(({ column, message }) => [column || 'The profile', message])}
        />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={at.profileFile(saved.id)}>
          Take the profile as a file
        </a>{' '}
        for another university, or to keep. It holds nothing about anybody.
      </p>
      {mayExport ? (
        <Form {...view} />
      ) : (
        <Columns columns={saved.profile.columns.map(({ heading, required }) => [heading, required ? 'Yes' : 'No'])} />
      )}
    </>
  );
}

const Columns = ({ columns }: { readonly columns: readonly (readonly string[])[] }) => (
  <Table caption="Columns" captionSize="m" columns={[{ text: 'Heading' }, { text: 'Required' }]} rows={columns} />
);

function Form({ saved, typed, errors, csrf }: ProfilePageView) {
  return (
    <PostForm action={at.profile(saved.id)} csrf={csrf}>
      <input type="hidden" name="version" value={saved.version} />
      <input type="hidden" name="count" value={typed.columns.length} />
      <OfTheWhole {...{ typed, errors }} />
      <Heading level={2}>Columns, from left to right</Heading>
      <InsetText>
        Empty a heading to take its column out. Fields marked * are brought by the planning office for each file, as we
        do not hold them.
      </InsetText>
      <div id="columns">
        {typed.columns.map((column, place) => (
          <OneColumn {...{ column, place, saved }} title={`Column ${place + 1}`} />
        ))}
      </div>
      <Details summary="Add a column at the end">
        <OneColumn column={EMPTY} place={typed.columns.length} saved={saved} title="New column" />
      </Details>
      <Checkboxes
        name="compared"
        legend="Have you compared every heading?"
        legendSize="s"
        items={[{ value: 'yes', text: `Yes, with the template that ${saved.tracker} gives its members` }]}
        values={typed.compared ? ['yes'] : []}
      />
      <Button>Save as version {saved.version + 1}</Button>
    </PostForm>
  );
}

const OfTheWhole = ({ typed, errors }: Pick<ProfilePageView, 'typed' | 'errors'>) => (
  <>
    <SelectField
      name="dateFormat"
      label="How days are written"
      items={dateFormats.map((one: DateFormat) => ({ value: one, text: `${one}, such as ${dateWords[one]}` }))}
      value={typed.dateFormat}
    />
    <NumberField
      name="leastNotice"
      label="Leave out whoever was shown no text as new as version"
      hint="The text about tracking services on “My data”. 0: they were told in another way."
      value={typed.leastNotice}
      errors={errors}
    />
  </>
);

const EMPTY: TypedColumn = { heading: '', required: false, kind: 'as-is', field: '', more: '', between: ' ' };

interface ColumnView {
  readonly column: TypedColumn;
  readonly place: number;
  readonly saved: SavedProfile;
  readonly title: string;
}

function OneColumn({ column: { heading, required, kind, field, more, between }, place, saved, title }: ColumnView) {
  const fields = fieldsOf[saved.file].map(({ key, name, from, isSpecial }) => ({
    value: key,
    text: `${name}${from === 'planning' ? ' *' : ''}${isSpecial ? ', needs special care' : ''}`,
  }));
  return (
    <Fieldset legend={heading === '' ? title : `${title}: ${heading}`} legendSize="s">
      <TextField name={`heading-${place}`} label="Heading" value={heading} spellcheck={false} />
      <SelectField
        name={`kind-${place}`}
        label="What stands in it"
        items={ruleKinds.map((one: RuleKind) => ({ value: one, text: ruleWords[one] }))}
        value={kind}
      />
      <SelectField name={`field-${place}`} label="Field" items={fields} value={field} />
      <TextArea
        name={`more-${place}`}
        label="The text, codes, other fields or number of letters"
        hint="Codes: one a line, ours = theirs. Other fields: their short names, such as last_name."
        rows={more.includes('\n') ? 5 : 1}
        value={more}
        spellcheck={false}
      />
      <input type="hidden" name={`between-${place}`} value={between} />
      <Checkboxes
        name={`required-${place}`}
        legend="Is it required?"
        legendSize="s"
        items={[{ value: 'yes', text: 'A row without it may not leave' }]}
        values={required ? ['yes'] : []}
      />
    </Fieldset>
  );
}
