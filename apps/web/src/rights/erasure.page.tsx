import { type ErasurePreview, groundsFor, outcomeWords, type TraceFound } from '@footing/consent';
import { Button, Checkboxes, Heading, InsetText, PostForm, Radios, Table, WarningText } from '@footing/pages';
import { paths } from '../paths';
import { textIn } from '../programme/typed';
import { Reason, Words } from './answer-fields';
import type { FormView } from './right-view';

interface ErasureView extends FormView {
  readonly preview: ErasurePreview;
}

const fates: Readonly<Record<TraceFound['erased'], string>> = {
  goes: 'Goes',
  'without-name': 'Stays without a name',
  stays: 'Stays',
};

const hindrances: Readonly<Record<NonNullable<ErasurePreview['hindrance']>, string>> = {
  'works-here': 'This person also works here. An administrator has to take those roles away first.',
  'others-open': 'This person has other requests open. Answer those first: afterwards nobody can be written to.',
};

/** What is held about somebody, and what would become of each in both ways; then doing it. */
export function ErasurePage({ preview: { request, found, hindrance }, ...form }: ErasureView) {
  return (
    <>
      <Heading caption={request.name ?? 'Somebody who has left'}>What would be erased</Heading>
      <Table
        caption="What we hold, and what would become of it"
        captionHidden
        firstCellIsHeader
        columns={[
          ...[{ text: 'What' }, { text: 'How many', numeric: true }, { text: 'If everything is erased' }],
          ...[{ text: 'If only the name goes' }, { text: 'Why it stays' }],
        ]}
        rows={found.map(({ words, count, erased, kept, why }) => [
          words,
          count,
          fates[erased],
          fates[kept],
          why || '–',
        ])}
      />
      <InsetText>
        Their key is destroyed too, so that nothing that was sealed for them can be read, in old copies of the database
        neither. What was sent by mail, what others have read, and figures that are published cannot be taken back. If a
        file or a list brings this person in again, they are here again.
      </InsetText>
      {hindrance ? (
        <WarningText>{hindrances[hindrance]}</WarningText>
      ) : request.state === 'in-hand' ? (
        <EraseForm id={request.id} {...form} />
      ) : (
        <p class="govuk-body">It can be done once the request is in hand and nothing is waited for.</p>
      )}
    </>
  );
}

function EraseForm({ id, csrf, ...form }: FormView & { readonly id: string }) {
  const lastMail = `They get one more mail: “${outcomeWords.erased}” or “${outcomeWords['kept-without-name']}”, and then this.`;
  return (
    <PostForm action={paths.closeRight(id)} csrf={csrf}>
      <input type="hidden" name="from" value="erasure" />
      <Radios
        name="outcome"
        legend="What do you do?"
        legendSize="m"
        items={[
          { value: 'erased', text: 'Erase everything' },
          { value: 'kept-without-name', text: 'Take the name off, and keep what evidence needs' },
        ]}
        value={textIn(form.typed, 'outcome')}
        errors={form.errors}
      />
      <Checkboxes
        name="sure"
        legend="Before you do it"
        legendSize="s"
        items={[{ value: 'yes', text: 'I have checked it. This cannot be undone.' }]}
        values={textIn(form.typed, 'sure') === 'yes' ? ['yes'] : []}
        errors={form.errors}
      />
      <Reason
        label="Why something is kept, if only the name goes"
        allowed={groundsFor('erase', 'kept-without-name')}
        {...form}
      />
      <Words label="Your last words to the person" hint={lastMail} {...form} />
      <Button variant="warning">Do it now</Button>
    </PostForm>
  );
}
