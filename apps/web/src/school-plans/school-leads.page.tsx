import type { LedSchool, PossibleOwner } from '@footing/evidence';
import { Button, Heading, PostForm, SelectField } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';
import { schoolPlanAddresses as at } from './addresses';

interface SchoolLeadsView extends FormView {
  readonly school: LedSchool;
  readonly staff: readonly PossibleOwner[];
}

/** Who leads a school, and adding somebody. */
export function SchoolLeadsPage({ school, staff, typed, errors, action, csrf }: SchoolLeadsView) {
  const free = staff.filter(({ id }) => !school.leads.some(({ accountId }) => accountId === id));
  return (
    <>
      <Heading caption={school.name}>Who leads this school</Heading>
      <p class="govuk-body">
        Whoever leads a school sees how far its students got, and writes its plan. They see no single student here, and
        no plan of another school.
      </p>
      {school.leads.length === 0 && <p class="govuk-body">Nobody leads it here yet.</p>}
      {school.leads.map(({ id, name }) => (
        <PostForm key={id} action={at.endLead(id)} csrf={csrf}>
          <p class="govuk-body">{name}</p>
          <Button variant="secondary">
            No longer leads it<span class="govuk-visually-hidden">{`: ${name}`}</span>
          </Button>
        </PostForm>
      ))}
      <PostForm action={action} csrf={csrf}>
        <SelectField
          name="accountId"
          label="Add somebody"
          hint="Colleagues who sign in here"
          items={[{ value: '', text: 'Choose' }, ...free.map(({ id, name }) => ({ value: id, text: name }))]}
          value={textIn(typed, 'accountId')}
          errors={errors}
        />
        <Button>Let them lead it</Button>
      </PostForm>
    </>
  );
}
