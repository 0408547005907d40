import { readDateField } from '@footing/pages';
import { StoryInput } from '@footing/stories';
import { type Form, readForm, type Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

/** Reads the form that asks for a story; its last day comes in three boxes. */
export async function readStoryForm(body: Typed): Promise<Form<StoryInput>> {
  const day = readDateField(body, 'until', 'The last day');
  const { who, title, words, naming, places } = body;
  const form = await readForm(StoryInput, {
    ...{ who, title, words, naming, places },
    described: textIn(body, 'described'),
    pictureWords: textIn(body, 'pictureWords'),
    until: day.kind === 'date' ? day.date : '',
  });
  if (day.kind !== 'wrong') return form;
  const others = 'errors' in form ? form.errors.filter(({ field }) => field !== 'until') : [];
  return { errors: [...others, day.error] };
}
