import { type NationProfile, risks } from '@footing/programmes';
import { Button, Checkboxes, Heading, PostForm, TextArea, TextField } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { listIn, textIn } from '../programme/typed';

interface PriorityGroupFormView extends FormView {
  readonly title: string;
  readonly nation: NationProfile;
}

/** Name, target and risks of a priority group. */
export function PriorityGroupForm({ title, action, csrf, typed, errors, nation }: PriorityGroupFormView) {
  const items = Object.entries(risks).map(([value, name]) => ({ value, text: `${value}. ${name}` }));
  return (
    <>
      <Heading>{title}</Heading>
      <PostForm action={action} csrf={csrf}>
        <TextField
          name="name"
          label="Name of the group"
          labelSize="s"
          hint="For your colleagues. Students and mentors never see it."
          value={textIn(typed, 'name')}
          errors={errors}
        />
        <TextArea
          name="target"
          label={`Target in your ${nation.plan}`}
          labelSize="s"
          hint="In the plan’s own words, with its reference. You can leave it empty."
          rows={3}
          value={textIn(typed, 'target')}
          errors={errors}
        />
        {nation.hasRiskRegister && (
          <Checkboxes
            name="risks"
            legend="Risks that mentoring meets for this group"
            legendSize="s"
            hint={`From the Equality of Opportunity Risk Register of the ${nation.regulator}. Select all that apply.`}
            items={items}
            small
            values={listIn(typed, 'risks')}
            errors={errors}
          />
        )}
        <Button>Save the group</Button>
      </PostForm>
    </>
  );
}
