import type { RoundDetail, School } from '@footing/programmes';
import { Button, Checkboxes, EmptyState, Heading, PostForm } from '@footing/pages';
import { paths } from '../paths';
import type { FormView } from './form-view';
import { captionOf } from './round-words';

interface RoundSchoolsView extends Omit<FormView, 'typed'> {
  readonly detail: RoundDetail;
  /** Every school of the university. */
  readonly all: readonly School[];
  /** Ids of those ticked. */
  readonly chosen: readonly string[];
  readonly mayEdit: boolean;
}

/** Which schools' students may take part. */
export function RoundSchoolsPage(view: RoundSchoolsView) {
  const { detail, all, chosen, mayEdit } = view;
  if (all.length === 0) {
    return (
      <>
        <Heading caption={captionOf(detail)}>Schools</Heading>
        <EmptyState
          title="Your schools will be here"
          action={mayEdit && <Button href={paths.schools}>Add the schools</Button>}
        >
          <p class="govuk-body">A round takes students from the schools that you choose. There are none yet.</p>
        </EmptyState>
      </>
    );
  }
  return mayEdit ? (
    <SchoolsForm {...view} />
  ) : (
    <>
      <Heading caption={captionOf(detail)}>Schools</Heading>
      <p class="govuk-body">Students of these schools may take part.</p>
      <ul class="govuk-list govuk-list--bullet">
        {all
          .filter(({ id }) => chosen.includes(id))
          .map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
      </ul>
    </>
  );
}

function SchoolsForm({ detail, all, chosen, action, csrf, errors }: RoundSchoolsView) {
  return (
    <>
      <span class="govuk-caption-l">{captionOf(detail)}</span>
      <PostForm action={action} csrf={csrf}>
        <Checkboxes
          name="schoolIds"
          legend="Which schools take part?"
          legendSize="l"
          legendIsPageHeading
          hint="Only students of these schools may take part. Select all that apply."
          items={all.map(({ id, name }) => ({ value: id, text: name }))}
          values={chosen}
          errors={errors}
        />
        <Button>Save the schools</Button>
      </PostForm>
      <p class="govuk-body">
        Is one missing?{' '}
        <a class="govuk-link" href={paths.schools}>
          Change the list of schools
        </a>
      </p>
    </>
  );
}
