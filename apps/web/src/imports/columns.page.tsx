import type { FieldError } from '@footing/kernel';
import {
  fieldsOf,
  freeColumnKey,
  type Import,
  type ImportColumn,
  joinedColumns,
  needsAgreement,
} from '@footing/people';
import {
  Button,
  ButtonGroup,
  Checkboxes,
  Heading,
  InsetText,
  PostForm,
  SelectField,
  type SelectOption,
  TextField,
  WarningText,
} from '@footing/pages';
import { paths } from '../paths';
import { answerInWords } from '../people/answer-in-words';
import { allColumns, columnField } from './columns-form';
import { people, targetName } from './import-words';

interface ColumnsView {
  readonly of: Import;
  /** Up to three values a column. */
  readonly samples: readonly (readonly string[])[];
  /** One a header: what was sent, or what is proposed. */
  readonly targets: readonly string[];
  readonly agreedHow: string;
  readonly createMissingSchools: boolean;
  readonly csrf: string;
  readonly errors: readonly FieldError[];
}

/** Where somebody says what each column of a file is. */
export function ColumnsPage(view: ColumnsView) {
  const { of, targets, errors, csrf } = view;
  const wrong = errors.filter(({ field }) => field === allColumns);
  const asksAgreement = targets.some(needsAgreement) || errors.some(({ field }) => field === 'agreedHow');
  return (
    <>
      <Heading caption={`${of.fileName}: ${people(of.kind, of.rowCount)}`}>What each column is</Heading>
      <Introduction of={of} targets={targets} />
      <div id={allColumns} tabindex={-1}>
        {wrong.length > 0 ? <WarningText>{wrong.map(({ message }) => message).join('. ')}.</WarningText> : null}
      </div>
      <PostForm action={paths.importMapping(of.id)} csrf={csrf}>
        {(of.mapping ?? []).map((column, index) => (
          <ColumnField key={index} view={view} column={column} index={index} />
        ))}
        {targets.includes('school') ? <MissingSchools chosen={view.createMissingSchools} /> : null}
        {asksAgreement ? <Agreement of={of} agreedHow={view.agreedHow} errors={errors} /> : null}
        <ButtonGroup>
          <Button>Check the file</Button>
          <Button variant="secondary" formAction={paths.abandonImport(of.id)}>
            Give this file up
          </Button>
        </ButtonGroup>
      </PostForm>
    </>
  );
}

function Introduction({ of, targets }: Pick<ColumnsView, 'of' | 'targets'>) {
  return (
    <>
      <p class="govuk-body">
        {of.remembered
          ? 'A file with these headings came before, so the columns are as you chose them then. Check that they are still right.'
          : 'We have looked at the headings and the first rows. Change what we got wrong.'}{' '}
        Nothing is written yet.
      </p>
      {[...of.notes, ...hints(of), ...lists(of, targets)].map((note) => (
        <InsetText>{note}</InsetText>
      ))}
    </>
  );
}

/** What is easily missed in a file like this one. */
function hints({ kind, headers, mapping, remembered }: Import): string[] {
  if (headers.length === 1)
    return [
      'We found one column only. If a title stands above your headings, delete its row and send the file again: the headings must be in the first row.',
    ];
  const saysPlaces = (mapping ?? []).some(({ target }) => target === 'places');
  if (kind === 'students' || saysPlaces || remembered) return [];
  return [
    'No column says how many students a mentor can take, so each of these mentors gets one place. If a column does say it, choose “Places” for it.',
  ];
}

/** Columns that are one list together, and in which order: it can only be seen from all of them. */
function lists({ kind, headers }: Import, targets: readonly string[]): string[] {
  const mapping = headers.map((header, index) => ({ header, target: targets[index] ?? 'skip' }));
  return joinedColumns(kind, mapping).map(
    ({ target, headers: together }) =>
      `These columns together are one list, “${targetName(kind, target)}”, the first choice first: ${together.map((header) => `“${header}”`).join(', ')}. For a column that does not belong to it, choose something else below.`,
  );
}

function ColumnField({ view, column, index }: { view: ColumnsView; column: ImportColumn; index: number }) {
  const { of, samples, targets, errors } = view;
  const values = samples[index] ?? [];
  return (
    <SelectField
      name={columnField(index)}
      label={column.header}
      labelSize="s"
      hint={
        <>
          {values.length > 0 ? `For example: ${values.map(answerInWords).join(' · ')}.` : 'The first rows are empty.'}
          {column.reason ? ` ${column.confidence === 'unsure' ? 'Please check: ' : ''}${column.reason}.` : null}
        </>
      }
      items={choicesFor(of, column)}
      value={targets[index]}
      errors={errors}
    />
  );
}

function choicesFor({ kind }: Import, { header, target }: ImportColumn): SelectOption[] {
  const own = target.startsWith('column:') ? target : freeColumnKey(header);
  // Among the answers, consultants would read it: shared experience is kept apart or not at all.
  const keep = needsAgreement(target) ? [] : [{ value: own, text: `Keep as “${targetName(kind, own)}”` }];
  return [
    ...keep,
    { value: 'skip', text: 'Leave this column out' },
    ...fieldsOf(kind).map(({ key, label }) => ({ value: key, text: label })),
  ];
}

function MissingSchools({ chosen }: { chosen: boolean }) {
  return (
    <Checkboxes
      name="createMissingSchools"
      legend="Schools that you have not named yet"
      legendSize="s"
      hint="Otherwise a school we do not know is a fault, so that a slip of the pen does not become a school."
      items={[{ value: 'yes', text: 'Add schools from the file that we do not know' }]}
      values={chosen ? ['yes'] : []}
      small
    />
  );
}

function Agreement({ of, agreedHow, errors }: Pick<ColumnsView, 'of' | 'agreedHow' | 'errors'>) {
  return (
    <TextField
      name="agreedHow"
      label={`How did the ${of.kind} agree that matching may read their shared experience?`}
      labelSize="s"
      hint="The law asks for their clear agreement. We keep your answer with the data, and only matching reads it. For example: Sign-up form 2026, question 7. If they have not agreed, leave those columns out."
      value={agreedHow}
      errors={errors}
    />
  );
}
