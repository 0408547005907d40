import { Button, Heading, InsetText, PostForm, SummaryList } from '@footing/pages';
import { type Fault, type InstrumentView, MOST_ASKED, MOST_MINUTES } from '@footing/surveys';
import { instrumentAddresses as at } from './addresses';
import { minutesInWords, nameOf } from './item-words';
import { elsewhere } from './typed-item';

interface FreezeView {
  readonly survey: InstrumentView;
  /** What keeps it from being settled; empty: nothing. */
  readonly inTheWay: readonly Fault[];
  readonly csrf: string;
}

/** Before a survey is settled: what that means, and whether it can be. */
export function FreezePage({ survey, inTheWay, csrf }: FreezeView) {
  const { id, instrument, asked, minutes, warnings } = survey;
  const tooMany = asked > MOST_ASKED;
  const canBe = asked > 0 && !tooMany && inTheWay.length === 0;
  return (
    <>
      <Heading caption={nameOf(instrument)}>Is it ready to ask?</Heading>
      <SummaryList
        rows={[
          { label: 'Questions', value: `${asked} of at most ${MOST_ASKED}` },
          { label: 'Takes', value: `${minutesInWords(minutes)} of at most ${MOST_MINUTES}` },
        ]}
      />
      {asked === 0 && <InsetText>It asks nothing yet. Add a question first.</InsetText>}
      <Faults title="Put this right first" faults={inTheWay} survey={survey} />
      <Faults title={tooMany ? 'Put this right first' : 'Look at this once more'} faults={warnings} survey={survey} />
      {canBe && <Consequences {...{ survey, csrf }} />}
      <p class="govuk-body">
        <a class="govuk-link" href={at.one(id)}>
          Back to the questions
        </a>
      </p>
    </>
  );
}

/** What being settled means, and the button. */
function Consequences({ survey: { id, version, seen }, csrf }: Pick<FreezeView, 'survey' | 'csrf'>) {
  return (
    <>
      <p class="govuk-body">From then on nothing in version {version.number} can change:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>no word of a question, an answer or a page</li>
        <li>no order, no condition, and nothing added or taken out</li>
      </ul>
      <p class="govuk-body">
        So we always know which words somebody answered. To change something later you make a new version, and this one
        stays beside it. Nobody is asked by this: you choose on the page of a round who is asked, and when.
      </p>
      <PostForm action={at.freeze(id)} csrf={csrf}>
        <input type="hidden" name="seen" value={seen} />
        <Button>Yes, it is ready to ask</Button>
      </PostForm>
    </>
  );
}

interface FaultsView {
  readonly title: string;
  readonly faults: readonly Fault[];
  readonly survey: InstrumentView;
}

const Faults = ({ title, faults, survey }: FaultsView) =>
  faults.length === 0 ? null : (
    <InsetText>
      <p class="govuk-body">
        <strong>{title}</strong>
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {faults.map(({ path, says }) => (
          <li>{elsewhere(path, says, survey.instrument)}</li>
        ))}
      </ul>
    </InsetText>
  );
