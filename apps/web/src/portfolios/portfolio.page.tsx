import type { PriorityGroup, School } from '@footing/programmes';
import { Button, Checkboxes, Heading, PostForm, Radios } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { listIn, textIn } from '../programme/typed';

interface PortfolioFormView extends FormView {
  /** The consultant's. */
  readonly name: string;
  readonly schools: readonly School[];
  readonly groups: readonly PriorityGroup[];
}

/** Which students a consultant looks after. */
export function PortfolioPage({ name, action, csrf, typed, errors, ...choices }: PortfolioFormView) {
  const boxes = <Boxes {...{ typed, errors, ...choices }} />;
  return (
    <>
      <Heading>Whom {name} looks after</Heading>
      <p class="govuk-body">They see these students and decide about their pairings, and see no others.</p>
      <PostForm action={action} csrf={csrf}>
        <Radios
          name="whose"
          legend="Whose students"
          items={[
            { value: 'some', text: 'Students of some schools or groups', conditional: boxes },
            { value: 'everybody', text: 'Students of every school' },
          ]}
          value={textIn(typed, 'whose')}
          errors={errors}
        />
        <Button>Save</Button>
      </PostForm>
    </>
  );
}

function Boxes({ schools, groups, typed, errors }: Pick<PortfolioFormView, 'schools' | 'groups' | 'typed' | 'errors'>) {
  const named = ({ id, name }: School | PriorityGroup) => ({ value: id, text: name });
  return (
    <>
      <Checkboxes
        name="schools"
        legend="Schools"
        legendSize="s"
        small
        items={schools.map(named)}
        values={listIn(typed, 'schools')}
        errors={errors}
      />
      {groups.length > 0 && (
        <Checkboxes
          name="priorityGroups"
          legend="Priority groups"
          legendSize="s"
          hint="Who looks after a group knows of each of its students that they belong to it. Choose one only where the work needs it."
          small
          items={groups.map(named)}
          values={listIn(typed, 'priorityGroups')}
          errors={errors}
        />
      )}
    </>
  );
}
