import type { School } from '@footing/programmes';
import { Button, Heading, PostForm, SummaryList, TextField } from '@footing/pages';
import { paths } from '../paths';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';

interface SchoolsView extends FormView {
  /** By name. */
  readonly schools: readonly School[];
  readonly mayEdit: boolean;
}

/** Every school of the university, and a box to add one. */
export function SchoolsPage({ schools, mayEdit, ...form }: SchoolsView) {
  return (
    <>
      <Heading>Schools</Heading>
      <p class="govuk-body">
        The schools or faculties that students belong to. Each round takes students from the schools that you choose.
        {schools.length === 0 && ' There are none yet.'}
      </p>
      {schools.length > 0 && <SchoolList schools={schools} mayEdit={mayEdit} />}
      {mayEdit && <AddSchool {...form} />}
    </>
  );
}

function SchoolList({ schools, mayEdit }: { schools: readonly School[]; mayEdit: boolean }) {
  if (!mayEdit) {
    return (
      <ul class="govuk-list govuk-list--bullet">
        {schools.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    );
  }
  const rows = schools.map(({ id, name }) => ({
    label: name,
    value: '',
    actions: [
      { href: paths.school(id), text: 'Rename', about: name },
      { href: paths.removeSchool(id), text: 'Remove', about: name },
    ],
  }));
  return <SummaryList rows={rows} />;
}

function AddSchool({ action, csrf, typed, errors }: FormView) {
  return (
    <PostForm action={action} csrf={csrf}>
      <TextField
        name="name"
        label="Add a school"
        labelSize="m"
        hint="Its name as your students know it"
        value={textIn(typed, 'name')}
        errors={errors}
      />
      <Button>Add the school</Button>
    </PostForm>
  );
}

/** One school's name. */
export function SchoolPage({ action, csrf, typed, errors }: FormView) {
  return (
    <PostForm action={action} csrf={csrf}>
      <TextField
        name="name"
        label="Rename the school"
        labelSize="l"
        labelIsPageHeading
        hint="Students keep their school: only its name changes."
        value={textIn(typed, 'name')}
        errors={errors}
      />
      <Button>Save the name</Button>
    </PostForm>
  );
}
