import type { BenchEntry, PairOnBench } from '@footing/matching';
import { Button, Heading, InsetText, PostForm } from '@footing/pages';
import type { ComponentChildren } from 'preact';
import { paths } from '../paths';
import type { BenchView } from './bench-view';
import { AgainstFields } from './against-fields';
import { queryOf } from './queue-filter';
import { StateTags } from './queue.page';
import { readOnlyWords, undoWords } from './review-words';

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
