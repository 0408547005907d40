import { Button, Checkboxes, Heading, PostForm, TextField } from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { listIn, textIn } from '../programme/typed';
import { roleChoices } from './role-words';

/** A new account for somebody who works here. */
export function NewStaffPage({ action, csrf, typed, errors }: FormView) {
  return (
    <>
      <Heading>Add somebody who works here</Heading>
      <PostForm action={action} csrf={csrf}>
        <TextField
          name="name"
          label="Their name"
          labelSize="s"
          autocomplete="off"
          value={textIn(typed, 'name')}
          errors={errors}
        />
        <TextField
          name="email"
          type="email"
          label="Their e-mail address at work"
          labelSize="s"
          hint="They sign in with it"
          autocomplete="off"
          value={textIn(typed, 'email')}
          errors={errors}
        />
        <Checkboxes
          name="roles"
          legend="What they may do"
          legendSize="s"
          hint="Select all that apply. They act in one role at a time."
          items={roleChoices}
          values={listIn(typed, 'roles')}
          errors={errors}
        />
        <Button>Add them</Button>
      </PostForm>
    </>
  );
}
