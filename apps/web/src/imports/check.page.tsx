import type { FieldError } from '@footing/kernel';
import type { FaultKind, FaultPage, Import, ImportRow } from '@footing/people';
import { Button, ButtonGroup, Checkboxes, Heading, InsetText, PostForm, StatTiles } from '@footing/pages';
import { paths } from '../paths';
import { Faults } from './faults';
import { number, rows, whatConfirmingDoes } from './import-words';
import { Preview } from './preview';

export interface CheckView {
  readonly of: Import;
  readonly preview: readonly ImportRow[];
  readonly newSchools: readonly string[];
  readonly faults: FaultPage;
  readonly kinds: readonly FaultKind[];
  readonly csrf: string;
  readonly errors: readonly FieldError[];
}

/** What would change if the file were written, and what is wrong with it. */
export function CheckPage({ of, preview, newSchools, faults, kinds, csrf, errors }: CheckView) {
  const { new: added = 0, changed = 0, same = 0, fault = 0 } = of.counts;
  return (
    <>
      <Heading caption={of.fileName}>Check before you confirm</Heading>
      <StatTiles
        items={[
          { value: number(added), label: 'New', detail: 'not in this round yet' },
          { value: number(changed), label: 'Changed', detail: 'something is different' },
          { value: number(same), label: 'As before', detail: 'nothing to do' },
          {
            value: number(fault),
            label: 'With faults',
            detail: fault === 0 ? 'all rows can be used' : 'these stay out',
          },
        ]}
      />
      {of.notes.map((note) => (
        <InsetText>{note}</InsetText>
      ))}
      {newSchools.length > 0 && <NewSchools names={newSchools} />}
      {added + changed > 0 ? <Confirm of={of} csrf={csrf} errors={errors} /> : <NothingToDo of={of} csrf={csrf} />}
      {fault > 0 && <Faults id={of.id} page={faults} kinds={kinds} faulty={fault} />}
      {preview.length > 0 && <Preview of={of} rows={preview} />}
    </>
  );
}

function NewSchools({ names }: { names: readonly string[] }) {
  return (
    <InsetText>
      {names.length === 1 ? 'One school is added' : `${number(names.length)} schools are added`}:{' '}
      {names.slice(0, 20).join(', ')}
      {names.length > 20 ? ` and ${number(names.length - 20)} more` : ''}.
    </InsetText>
  );
}

function Confirm({ of, csrf, errors }: Pick<CheckView, 'of' | 'csrf' | 'errors'>) {
  const { fault = 0 } = of.counts;
  return (
    <PostForm action={paths.importCheck(of.id)} csrf={csrf}>
      {fault > 0 && (
        <Checkboxes
          name="leaveOutFaultyRows"
          legend="Rows with faults"
          legendSize="s"
          hint="You can put them right in the file and bring it in again: only what is new is added then."
          items={[{ value: 'yes', text: `Leave ${rows(fault)} out` }]}
          errors={errors}
        />
      )}
      <ButtonGroup>
        <Button>{whatConfirmingDoes(of)}</Button>
        <OtherWays id={of.id} />
      </ButtonGroup>
    </PostForm>
  );
}

function NothingToDo({ of, csrf }: Pick<CheckView, 'of' | 'csrf'>) {
  const { fault = 0 } = of.counts;
  return (
    <PostForm action={paths.abandonImport(of.id)} csrf={csrf}>
      <InsetText>
        {fault > 0
          ? 'There is nothing to write: the rows that can be used are as before. Put the faults right and send the file again.'
          : 'There is nothing to write: everything in this file is as we have it already.'}
      </InsetText>
      <ButtonGroup>
        <OtherWays id={of.id} />
      </ButtonGroup>
    </PostForm>
  );
}

/** Two ways on without writing; inside a form. */
function OtherWays({ id }: { id: string }) {
  return (
    <>
      <Button variant="secondary" formAction={paths.abandonImport(id)}>
        Give this file up
      </Button>
      <a class="govuk-link" href={paths.importMapping(id)}>
        Change what the columns are
      </a>
    </>
  );
}
