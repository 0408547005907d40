import { programmeKinds } from '@footing/programmes';
import { Button, Heading, PostForm, Radios, TextArea, TextField, WordingCheck } from '@footing/pages';
import { paths } from '../paths';
import type { FormView } from './form-view';
import { textIn } from './typed';

/** Name, kind and description of a programme. */
export function ProgrammeForm({ title, action, csrf, typed, errors }: FormView & { readonly title: string }) {
  const kinds = Object.entries(programmeKinds).map(([value, { name, about }]) => ({ value, text: name, hint: about }));
  return (
    <>
      <Heading>{title}</Heading>
      <PostForm action={action} csrf={csrf}>
        <TextField
          name="name"
          label="Name of the programme"
          labelSize="s"
          hint="For example: Career mentoring in law"
          value={textIn(typed, 'name')}
          errors={errors}
        />
        <Radios
          name="kind"
          legend="What kind of programme is it?"
          legendSize="s"
          items={kinds}
          value={textIn(typed, 'kind')}
          errors={errors}
        />
        <TextArea
          name="about"
          label="What it is about"
          labelSize="s"
          hint="For your colleagues. You can leave it empty."
          value={textIn(typed, 'about')}
          errors={errors}
        />
        <Button>Save the programme</Button>
        <WordingCheck action={paths.wording} />
      </PostForm>
    </>
  );
}
