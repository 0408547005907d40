import { groundsFor, outcomeWords, rights } from '@footing/consent';
import { Button, Heading, PostForm, Radios } from '@footing/pages';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { Reason, Words } from './answer-fields';
import type { FormView, RightView } from './right-view';

/** The answer that ends a request. What erases somebody has a page of its own, which shows first what would go. */
export function CloseForm({ request: { id, kind }, csrf, ...rest }: RightView) {
  const isThisForm = 'answer' in rest.typed;
  const form = isThisForm ? { csrf, ...rest } : { csrf, typed: {}, errors: [] };
  return kind === 'erase' ? (
    <RefuseErasing id={id} form={form} />
  ) : (
    <>
      <Heading level={2}>Answer it</Heading>
      <PostForm action={paths.closeRight(id)} csrf={csrf}>
        <Radios
          name="outcome"
          legend="How did it end?"
          legendSize="s"
          items={rights[kind].outcomes.map((value) => ({ value, text: outcomeWords[value] }))}
          value={textIn(form.typed, 'outcome')}
          errors={form.errors}
        />
        <Reason label="Why, if you say no" allowed={groundsFor(kind, 'refused')} {...form} />
        <Words label="Your answer to the person" {...form} />
        <Button>Send the answer</Button>
      </PostForm>
    </>
  );
}

const RefuseErasing = ({ id, form }: { readonly id: string; readonly form: FormView }) => (
  <>
    <Heading level={2}>Answer it</Heading>
    <p class="govuk-body">Before you erase anything you see what would go, what would stay, and why.</p>
    <Button href={paths.erasure(id)}>See what would be erased</Button>
    <Heading level={3}>Or refuse it</Heading>
    <PostForm action={paths.closeRight(id)} csrf={form.csrf}>
      <input type="hidden" name="outcome" value="refused" />
      <Reason label="Why you refuse it" allowed={groundsFor('erase', 'refused')} {...form} />
      <Words label="Your answer to the person" {...form} />
      <Button variant="secondary">Refuse it</Button>
    </PostForm>
  </>
);
