import { type Barrier, barrierKinds, type RoundDetail, standingBarriers, switchBarriers } from '@footing/programmes';
import { Button, ButtonGroup, Checkboxes, Heading, PostForm, SummaryList } from '@footing/pages';
import { paths } from '../paths';
import { explain } from './comparison-words';
import type { FormView } from './form-view';
import { captionOf, draftsKeepTheirs } from './round-words';

interface BarriersView extends Omit<FormView, 'typed'> {
  readonly detail: RoundDetail;
  readonly mayEdit: boolean;
}

/** Why two people are never paired: what always holds, and what the lead chose. */
export function BarriersPage(view: BarriersView) {
  const { detail, mayEdit } = view;
  const onAnswers = detail.barriers.filter(({ studentField }) => studentField !== null);
  return (
    <>
      <Heading caption={captionOf(detail)}>Barriers</Heading>
      <p class="govuk-body">
        A barrier keeps two people apart, however well they fit. Use few: each makes it harder to find a mentor for
        everybody.
      </p>
      <Heading level={2}>These always hold</Heading>
      <ul class="govuk-list govuk-list--bullet">
        {standingBarriers.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {mayEdit ? <Switches {...view} /> : <Chosen barriers={detail.barriers} />}
      {mayEdit && <OnAnswers roundId={detail.round.id} barriers={onAnswers} />}
    </>
  );
}

function Switches({ detail, action, csrf, errors }: BarriersView) {
  const on = detail.barriers.map(({ kind }) => kind);
  const items = switchBarriers.map((kind) => {
    return { value: kind, text: barrierKinds[kind].name, hint: barrierKinds[kind].explains };
  });
  return (
    <PostForm action={action} csrf={csrf}>
      <Heading level={2}>These hold when you choose them</Heading>
      <Checkboxes
        name="kinds"
        legend="Which should hold in this round?"
        hint={draftsKeepTheirs}
        items={items}
        values={on}
        errors={errors}
      />
      <Button>Save the barriers</Button>
    </PostForm>
  );
}

function OnAnswers({ roundId, barriers }: { roundId: string; barriers: readonly Barrier[] }) {
  const rows = barriers.map((barrier) => ({
    label: barrier.name,
    value: explain(barrier),
    actions: [{ href: paths.removeBarrier(roundId, barrier.id), text: 'Remove', about: barrier.name }],
  }));
  return (
    <>
      <Heading level={2}>Barriers on two answers</Heading>
      {rows.length === 0 && (
        <p class="govuk-body">None yet. For example: the mentor’s grade must be two steps above the student’s.</p>
      )}
      {rows.length > 0 && <SummaryList rows={rows} />}
      <ButtonGroup>
        <Button variant="secondary" href={paths.newBarrier(roundId)}>
          Add a barrier
        </Button>
      </ButtonGroup>
    </>
  );
}

function Chosen({ barriers }: { barriers: readonly Barrier[] }) {
  return (
    <>
      <Heading level={2}>These hold in this round</Heading>
      {barriers.length === 0 && <p class="govuk-body">No others.</p>}
      {barriers.length > 0 && (
        <SummaryList rows={barriers.map((barrier) => ({ label: barrier.name, value: explain(barrier) }))} />
      )}
    </>
  );
}
