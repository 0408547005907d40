import type { BenchEntry, PairOnBench } from '@footing/matching';
import { Button, Checkboxes, Details, Heading, InsetText, PostForm, TextField } from '@footing/pages';
import type { ComponentChildren } from 'preact';
import { paths } from '../paths';
import type { BenchView } from './bench-view';
import { AgainstFields } from './against-fields';
import { queryOf } from './queue-filter';
import { StateTags } from './queue.page';
import { readOnlyWords, undoWords } from './review-words';

/** What the box says before anybody types: no rule of ours, only a start. */
const USUAL_FIT = '60';

type Decide = 'approve' | 'reject' | 'pin' | 'unpin' | 'undo';

/** What the reviewer can do about this student now. */
export function DecisionPanel(view: BenchView) {
  const { entry, mayReview } = view;
  const { pair, readOnly } = entry;
  return (
    <section aria-labelledby="decision">
      <Heading level={2} id="decision">
        Your decision
      </Heading>
      <p class="govuk-body">
        <StateTags
          entry={{
            ...{ review: pair?.review ?? 'unmatched', pinned: pair?.pinned ?? false },
            isTakenBack: entry.isTakenBack,
          }}
        />
      </p>
      {entry.isTakenBack ? <InsetText>{takenBackWords}</InsetText> : null}
      {readOnly ? <InsetText>{readOnlyWords[readOnly]}</InsetText> : null}
      {readOnly === null && mayReview && !isWithAnother(view) ? <Choices {...view} /> : null}
    </section>
  );
}

/** Whom nobody has may be decided: the decision takes them. */
const isWithAnother = ({ claim }: BenchView): boolean => claim !== null && claim.by !== null && !claim.isMine;

function Choices(view: BenchView) {
  const { entry } = view;
  const { pair, undoable } = entry;
  return (
    <>
      {pair ? <Steps {...view} pair={pair} /> : <p class="govuk-body">{waitingWords(entry)}</p>}
      {pair?.review === 'published' ? (
        <p class="govuk-body">This pairing has been published. It is no longer decided here.</p>
      ) : null}
      {undoable ? (
        <Form {...view} what="undo">
          <input type="hidden" name="decision" value={undoable} />
          <Button variant="secondary" shortcut="u">
            {undoWords(entry.history.find(({ id }) => id === undoable))}
          </Button>
        </Form>
      ) : null}
    </>
  );
}

const takenBackWords =
  'The student has taken their application back. No pairing comes of what you decide here, unless they let it stand again.';

/** What can be done for a student without a mentor. */
const waitingWords = ({ alternatives }: BenchEntry): string =>
  alternatives.some(({ barriers }) => barriers.length === 0)
    ? 'Choose one of the possible mentors, or wait for the next draft.'
    : 'Nobody is allowed for this student as things are. They wait for the next draft.';

function Steps(view: BenchView & { readonly pair: PairOnBench }) {
  const { pair } = view;
  const can = (step: PairOnBench['steps'][number]) => pair.steps.includes(step);
  return (
    <>
      {can('approve') ? (
        <Form {...view} what="approve">
          {view.mayAgreeAhead ? <Ahead {...view} /> : null}
          <Button shortcut="a">Approve</Button>
        </Form>
      ) : null}
      {can('pin') || can('unpin') ? (
        <Form {...view} what={can('pin') ? 'pin' : 'unpin'}>
          <Button variant="secondary" shortcut="p">
            {can('pin') ? 'Pin for later drafts' : 'Unpin'}
          </Button>
        </Form>
      ) : null}
      {can('reject') ? <Rejection {...view} /> : null}
    </>
  );
}

/** What is to happen if this pairing falls through: a word that goes with the yes. */
function Ahead({ said }: BenchView) {
  return (
    <Details summary="If this falls through" open={said.atLeast !== undefined}>
      <Checkboxes
        name="ahead"
        legend="Agree beforehand to the next best"
        legendSize="s"
        small
        values={said.atLeast === undefined ? [] : ['yes']}
        items={[
          {
            value: 'yes',
            text: 'Offer the next best mentor with a free place, without asking me again',
            hint: 'You can take this back at any time, under Pairings, Needs a new pair.',
          },
        ]}
      />
      <TextField
        name="atLeast"
        label="With a fit of at least"
        hint="From 0 to 100"
        width={5}
        inputmode="decimal"
        value={said.atLeast ?? USUAL_FIT}
        errors={said.errors}
      />
    </Details>
  );
}

function Rejection(view: BenchView) {
  const { said } = view;
  return (
    <Form {...view} what="reject">
      <p class="govuk-body">
        <a class="govuk-link" href="#override" data-key="r" aria-keyshortcuts="r" accesskey="r">
          Or reject it, with a reason
          <kbd class="footing-key" aria-hidden="true">
            r
          </kbd>
        </a>
      </p>
      <AgainstFields
        legend="Why should these two not be paired?"
        hint="Colleagues can read it. They are not paired again in this round."
        {...said}
      />
      <Button variant="secondary">Reject</Button>
    </Form>
  );
}

function Form(view: BenchView & { readonly what: Decide; readonly children: ComponentChildren }) {
  const { entry, filter, csrf, what, children } = view;
  return (
    <PostForm action={paths.decide(entry.draft.id, entry.applicationId, what) + queryOf(filter)} csrf={csrf}>
      <input type="hidden" name="seen" value={entry.draft.revision} />
      {children}
    </PostForm>
  );
}
