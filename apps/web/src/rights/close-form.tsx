import { groundsFor, outcomeWords, type RightKind, rights } from '@footing/consent';
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
      {doneByHand[kind] && <p class="govuk-body">{doneByHand[kind]}</p>}
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

/** What this form does not do: whoever answers sees to it first. */
const doneByHand: Readonly<Partial<Record<RightKind, string>>> = {
  object:
    'This form stops nothing by itself. What has a switch on My data the person can stop there at once: tell them so. See to the rest before you say that it is stopped.',
  correct: 'This form changes nothing by itself. Have it put right where it is kept before you say so.',
};

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
