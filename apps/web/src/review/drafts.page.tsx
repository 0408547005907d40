import type { FieldError } from '@footing/kernel';
import type { DraftListed } from '@footing/matching';
import { Button, EmptyState, Heading, InsetText, PostForm, Radios, Table, Tag } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { fit } from './fit';
import { draftStates, keepWords, moment } from './review-words';

interface DraftsView {
  readonly roundId: string;
  readonly caption: string;
  readonly drafts: readonly DraftListed[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
  readonly mayMake: boolean;
}

/** Every draft of a round, the newest first, and a button for another. */
export function DraftsPage(view: DraftsView) {
  const { caption, drafts } = view;
  return (
    <>
      <Heading caption={caption}>Drafts</Heading>
      <p class="govuk-body">
        A draft matches everybody in one run: by the round’s rules and by what counts first in it. Nobody is told
        anything until you have reviewed the pairings and published them.
      </p>
      {drafts.length > 0 ? <DraftTable drafts={drafts} /> : null}
      <NextDraft {...view} />
    </>
  );
}

function DraftTable({ drafts }: Pick<DraftsView, 'drafts'>) {
  return (
    <Table
      caption="Drafts of this round, the newest first"
      captionHidden
      firstCellIsHeader
      columns={[
        { text: 'Draft' },
        { text: 'State' },
        { text: 'Asked for' },
        { text: 'Matched', numeric: true },
        { text: 'Mean fit', numeric: true },
      ]}
      rows={drafts.map(({ id, number, state, createdAt, summary, agreementChangedAt, changedPeople }) => [
        <a class="govuk-link" href={paths.draft(id)}>
          Draft {number}
        </a>,
        <State {...{ state, agreementChangedAt, changedPeople }} />,
        moment(createdAt),
        summary ? `${summary.matched} of ${summary.students}` : '–',
        summary?.mean == null ? '–' : fit(summary.mean * 65_535),
      ])}
    />
  );
}

function State(draft: Pick<DraftListed, 'state' | 'agreementChangedAt' | 'changedPeople'>) {
  const { state, agreementChangedAt, changedPeople } = draft;
  return (
    <>
      <Tag tone={draftStates[state].tone}>{draftStates[state].words}</Tag>
      {state === 'ready' && agreementChangedAt !== null && changedPeople > 0 ? (
        <p class="govuk-hint govuk-!-margin-bottom-0">
          {changedPeople === 1 ? '1 person' : `${changedPeople} people`} changed their mind since
        </p>
      ) : null}
    </>
  );
}

function NextDraft(view: DraftsView) {
  const { drafts, mayMake, roundId, csrf } = view;
  const atWork = drafts.find(({ state }) => state === 'queued' || state === 'running');
  if (atWork)
    return (
      <InsetText>
        <a class="govuk-link" href={paths.draft(atWork.id)}>
          Draft {atWork.number}
        </a>{' '}
        is being made. You can ask for another when it is there.
      </InsetText>
    );
  if (!mayMake) return null;
  if (drafts.some(({ state }) => state === 'ready')) return <AgainForm {...view} />;
  return (
    <EmptyState
      title="The pairings will be here"
      action={
        <PostForm action={paths.drafts(roundId)} csrf={csrf}>
          <input type="hidden" name="keep" value="nothing" />
          <Button>Make a draft</Button>
        </PostForm>
      }
    >
      <p class="govuk-body" id="keep">
        {view.errors[0]?.message ??
          'Make a draft: it takes seconds for a few hundred people. You can leave the page meanwhile.'}
      </p>
    </EmptyState>
  );
}

function AgainForm({ roundId, csrf, typed, errors }: DraftsView) {
  const value = typeof typed['keep'] === 'string' ? typed['keep'] : 'pins-and-approved';
  return (
    <PostForm action={paths.drafts(roundId)} csrf={csrf}>
      <Radios
        name="keep"
        legend="What should the next draft keep?"
        legendSize="m"
        hint="Published pairings are always kept. Pairings you rejected never come back."
        value={value}
        errors={errors}
        items={[
          { value: 'pins-and-approved', text: keepWords['pins-and-approved'] },
          { value: 'pins', text: keepWords.pins, hint: 'What you approved is matched anew, and reviewed anew.' },
          { value: 'nothing', text: keepWords.nothing },
        ]}
      />
      <Button>Make a new draft</Button>
    </PostForm>
  );
}
