import { Bench, Button, ButtonGroup, Heading, InsetText, WarningText } from '@footing/pages';
import { paths } from '../paths';
import { Alternatives } from './alternatives';
import type { BenchView } from './bench-view';
import { DecisionPanel } from './decision-panel';
import { ClaimPanel } from './claim-panel';
import { History } from './history';
import { KeyHelp } from './key-help';
import { PairShown, UnmatchedShown } from './pair-shown';
import { queryOf } from './queue-filter';
import { QueueList } from './queue-list';
import { tierWords } from './review-words';

/** One student beside the proposed mentor: the queue, the two people and why, the decision, and the alternatives. */
export function BenchPage(view: BenchView) {
  const { entry, said } = view;
  const { student, pair, draft, tier } = entry;
  return (
    <>
      <Heading caption={`Draft ${draft.number}, ${tierWords(tier).toLowerCase()}`}>
        {pair ? `${student.name} with ${pair.mentor.name}` : `${student.name}: no mentor yet`}
      </Heading>
      {said.problem ? <WarningText>{said.problem}</WarningText> : null}
      {view.isHasty ? <InsetText>{hastyWords}</InsetText> : null}
      <Bench queue={<QueueList {...view} />} decision={<Decision {...view} />} more={<More {...view} />}>
        {pair ? <PairShown entry={entry} pair={pair} /> : <UnmatchedShown entry={entry} />}
      </Bench>
    </>
  );
}

/** Kind, and said to nobody else: the lead sees figures, never this. */
const hastyWords =
  'Your last approvals went faster than most people can read them. There is no hurry, and nobody counts how many you do. If you know them already, carry on.';

function More(view: BenchView) {
  return (
    <>
      <Alternatives {...view} />
      <History {...view} />
    </>
  );
}

function Decision(view: BenchView) {
  const { entry, filter } = view;
  const to = (id: string) => paths.reviewOf(entry.draft.id, id) + queryOf(filter);
  return (
    <>
      <DecisionPanel {...view} />
      <ClaimPanel {...view} />
      <ButtonGroup>
        {entry.previous ? (
          <Button href={to(entry.previous)} variant="secondary" shortcut="k">
            Back
          </Button>
        ) : null}
        {entry.next ? (
          <Button href={to(entry.next)} variant="secondary" shortcut="j">
            Next
          </Button>
        ) : null}
      </ButtonGroup>
      <KeyHelp />
    </>
  );
}
