import type { FieldError } from '@footing/kernel';
import type { NamedMove, SwapView } from '@footing/matching';
import { Button, ButtonGroup, Heading, PostForm, Table, WarningText } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { AgainstFields } from './against-fields';
import { fit } from './fit';

/** Above this the table alone tells who moves. */
const MOST_SENTENCES = 4;

interface SwapPageView {
  readonly swap: SwapView;
  readonly action: string;
  readonly back: { readonly href: string };
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** What a swap costs, who would move, and the button that does just that. */
export function SwapPage(view: SwapPageView) {
  const { swap } = view;
  const { studentName, mentorName, words, unsettled, moves } = swap;
  return (
    <>
      <Heading caption="Another mentor">
        Give {studentName} to {mentorName}?
      </Heading>
      {[words.cost, ...(words.moves.length > MOST_SENTENCES ? [] : words.moves), words.places].map((sentence) => (
        <p class="govuk-body" key={sentence}>
          {sentence}
        </p>
      ))}
      {unsettled.length > 0 ? (
        <WarningText>Already decided about: {unsettled.join(', ')}. They would have to be reviewed again.</WarningText>
      ) : null}
      {swap.withColleagues.length > 0 ? (
        <WarningText>
          {swap.withColleagues.map(({ student, by }) => `${by} reviews ${student} at the moment.`).join(' ')} This
          change has to wait until then.
        </WarningText>
      ) : null}
      <p class="govuk-body">{worseOff(moves)}</p>
      <Moves moves={moves} />
      <p class="govuk-body">The new pairing is pinned. Everybody who moves waits for a review. You can undo it all.</p>
      <Change {...view} />
    </>
  );
}

/** The reason, and the button that makes the change. */
function Change({ swap, action, back, csrf, typed, errors }: SwapPageView) {
  const { revision } = swap;
  return (
    <PostForm action={action} csrf={csrf}>
      <input type="hidden" name="seen" value={revision} />
      <AgainstFields
        legend="Why is this mentor better?"
        hint="Colleagues can read it."
        override={textIn(typed, 'override')}
        reason={textIn(typed, 'reason')}
        errors={errors}
      />
      <ButtonGroup>
        <Button>Make this change</Button>
        <a class="govuk-link" href={back.href}>
          Leave it as it is
        </a>
      </ButtonGroup>
    </PostForm>
  );
}

/** The total hides who pays for a swap: those who would fit their new mentor less, and the most that any of them would lose. */
export function worseOff(moves: readonly NamedMove[]): string {
  const losses = moves.map(({ from, to }) => (from && to ? from.score - to.score : 0)).filter((loss) => loss > 0);
  if (losses.length === 0) return 'Nobody would get a mentor who fits them less.';
  const most = `${losses.length === 1 ? 'by' : 'by up to'} ${fit(Math.max(...losses))}`;
  return `${losses.length === 1 ? 'One student' : `${losses.length} students`} would get a mentor who fits them less, ${most}.`;
}

function Moves({ moves }: { readonly moves: readonly NamedMove[] }) {
  const at = (side: NamedMove['from']) => (side ? `${side.mentor} (${fit(side.score)})` : 'no mentor');
  return (
    <Table
      caption="Who would move"
      captionSize="m"
      firstCellIsHeader
      columns={[{ text: 'Student' }, { text: 'Now' }, { text: 'Then' }]}
      rows={moves.map(({ student, from, to }) => [student, at(from), at(to)])}
    />
  );
}
