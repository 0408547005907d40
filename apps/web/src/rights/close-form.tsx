import { type AskedCorrection, BY_HAND, groundsFor, outcomeWords, type RequestInHand, rights } from '@footing/consent';
import { purposes } from '@footing/kernel';
import { Button, Checkboxes, Heading, PostForm, Radios, Table } from '@footing/pages';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { Reason, Words } from './answer-fields';
import type { FormView, RightView } from './right-view';

/** The answer that ends a request. What erases somebody has a page of its own, which shows first what would go. */
export function CloseForm({ request, correction, csrf, ...rest }: RightView) {
  const { id, kind, lines } = request;
  const isThisForm = 'answer' in rest.typed;
  const form = isThisForm ? { csrf, ...rest } : { csrf, typed: {}, errors: [] };
  return kind === 'erase' ? (
    <RefuseErasing id={id} seen={lines.length} form={form} />
  ) : (
    <>
      <Heading level={2}>Answer it</Heading>
      {kind === 'correct' && correction === null && <ChangedElsewhere kind={request.subject.kind} />}
      {correction && <OldAndNew correction={correction} />}
      <PostForm action={paths.closeRight(id)} csrf={csrf}>
        <Radios
          name="outcome"
          legend="How did it end?"
          legendSize="s"
          items={rights[kind].outcomes.map((value) => ({ value, text: outcomeWords[value] }))}
          value={textIn(form.typed, 'outcome')}
          errors={form.errors}
        />
        {correction && <WhereCorrected form={form} />}
        {kind === 'object' && <WhatStops canStop={request.canStop} form={form} />}
        <input type="hidden" name="seen" value={lines.length} />
        <Reason label="Why, if you say no" allowed={groundsFor(kind, 'refused')} {...form} />
        <Words label="Your answer to the person" {...form} />
        <Button>Send the answer</Button>
      </PostForm>
    </>
  );
}

/** What this form does not do: whoever answers sees to it first. */
const ChangedElsewhere = ({ kind }: { readonly kind: RequestInHand['subject']['kind'] }) => (
  <p class="govuk-body">
    This form changes nothing by itself, for the request names nothing that we hold. Answers the person changes on{' '}
    <a class="govuk-link" href={kind === 'mentor' ? paths.myStudents : paths.mentoring}>
      their own page
    </a>
    : send them its address. Names, numbers and addresses come in the file of the records office: have a programme lead
    bring it in again under{' '}
    <a class="govuk-link" href={paths.programmes}>
      Programmes
    </a>
    . Say so once it is done.
  </p>
);

/** What it says and what it should say, side by side. */
const OldAndNew = ({ correction: { label, was, now, value } }: { readonly correction: AskedCorrection }) => (
  <Table
    caption={`What they ask to be corrected: ${label}`}
    captionSize="s"
    columns={[{ text: 'When they asked' }, { text: 'What it says now' }, { text: 'What it should say' }]}
    rows={[[was || 'Nothing', now === null ? 'It is held no more' : now || 'Nothing', value]]}
  />
);

const WhereCorrected = ({ form }: { readonly form: FormView }) => (
  <Radios
    name="correct"
    legend="If you agree, how is it corrected?"
    legendSize="s"
    hint="It is checked as if it came in a file, and changed with the answer or not at all."
    items={[
      { value: 'here', text: 'Correct it here and now' },
      { value: 'elsewhere', text: 'It has been corrected elsewhere' },
    ]}
    value={textIn(form.typed, 'correct')}
    errors={form.errors}
  />
);

/** What goes on now: ticked, it stops with the answer. */
const WhatStops = ({ canStop, form }: { readonly canStop: RequestInHand['canStop']; readonly form: FormView }) => (
  <Checkboxes
    name="stops"
    legend="What stops, if you agree?"
    legendSize="s"
    hint="It stops the moment you send the answer, and the person gets a certificate of it."
    items={[
      ...canStop.map((code) => ({ value: code, text: purposes[code].title, hint: purposes[code].stopped })),
      { value: BY_HAND, text: 'Something else, which I have seen to myself' },
    ]}
    values={listIn(form.typed, 'stops')}
    errors={form.errors}
  />
);

const listIn = (typed: FormView['typed'], name: string): string[] =>
  [typed[name]].flat().filter((one) => typeof one === 'string');

interface RefuseView {
  readonly id: string;
  readonly seen: number;
  readonly form: FormView;
}

const RefuseErasing = ({ id, seen, form }: RefuseView) => (
  <>
    <Heading level={2}>Answer it</Heading>
    <p class="govuk-body">Before you erase anything you see what would go, what would stay, and why.</p>
    <Button href={paths.erasure(id)}>See what would be erased</Button>
    <Heading level={3}>Or refuse it</Heading>
    <PostForm action={paths.closeRight(id)} csrf={form.csrf}>
      <input type="hidden" name="outcome" value="refused" />
      <input type="hidden" name="seen" value={seen} />
      <Reason label="Why you refuse it" allowed={groundsFor('erase', 'refused')} {...form} />
      <Words label="Your answer to the person" {...form} />
      <Button variant="secondary">Refuse it</Button>
    </PostForm>
  </>
);
