import type { FieldError } from '@footing/kernel';
import { MOST_SIGNED_OFF_BYTES, type SignedOffFault, type SignedOffState } from '@footing/people';
import { Button, Details, FileField, Heading, InsetText, PostForm, SummaryList, Table } from '@footing/pages';
import { momentInWords } from '../imports/import-words';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { count } from '../programme/round-words';

interface SignedOffView {
  readonly roundId: string;
  readonly caption: string;
  /** YYYY-MM-DD. */
  readonly matchBy: string;
  readonly state: SignedOffState & { readonly isWaiting: boolean };
  readonly csrf: string;
  readonly errors: readonly FieldError[];
  readonly faults: readonly SignedOffFault[];
}

/** What counts now, and where a list is sent. */
export function SignedOffPage({ roundId, caption, matchBy, state, csrf, errors, faults }: SignedOffView) {
  return (
    <>
      <Heading caption={caption}>Signed-off tiers</Heading>
      <p class="govuk-body">
        Your records office can sign off who is served in which tier. It says who, until when and who vouches for it. It
        never says why, and nobody here can find out.
      </p>
      {state.isWaiting && (
        <InsetText>
          A list waits for your yes.{' '}
          <a class="govuk-link" href={paths.signedOffCheck(roundId)}>
            See what it changes
          </a>
        </InsetText>
      )}
      {faults.length > 0 && <Faults faults={faults} />}
      <InForce state={state} matchBy={matchBy} />
      <Columns />
      <PostForm action={paths.signedOffTiers(roundId)} csrf={csrf} multipart>
        <FileField
          name="file"
          label="File with the signed-off list"
          labelSize="s"
          hint="An Excel workbook (.xlsx) or a CSV file with four columns: student, tier, valid until, source."
          accept=".xlsx,.csv"
          maxBytes={MOST_SIGNED_OFF_BYTES}
          errors={errors}
        />
        <Button>Send the list</Button>
      </PostForm>
    </>
  );
}

function InForce({ state, matchBy }: Pick<SignedOffView, 'state' | 'matchBy'>) {
  if (state.confirmedAt === null) return <p class="govuk-body">No list is in force in this round yet.</p>;
  return (
    <SummaryList
      rows={[
        { label: 'In force since', value: momentInWords(state.confirmedAt) },
        { label: 'On the list', value: count(state.students, 'student') },
        { label: 'Not known here yet', value: `${state.notYetKnown}: it counts when they arrive` },
        { label: 'Not valid any more', value: `${state.expired}, on ${dayInWords(matchBy)}, when we match` },
      ]}
    />
  );
}

function Columns() {
  return (
    <Details summary="What goes into the columns">
      <ul class="govuk-list govuk-list--bullet">
        <li>student: the university ID</li>
        <li>tier: 1 (first) to 9</li>
        <li>valid until: the last day it holds, as 2027-07-31 or 31/07/2027</li>
        <li>source: who vouches for it, for example Student Records</li>
      </ul>
      <p class="govuk-body">
        We refuse a list with any other column. Each list takes the place of the one before it, as a whole. You see what
        changes before anything does.
      </p>
    </Details>
  );
}

function Faults({ faults }: { faults: readonly SignedOffFault[] }) {
  return (
    <>
      <p class="govuk-body">Nothing was changed, and we have not kept the file. Put this right and send it again.</p>
      <Table
        caption="What is wrong, by row"
        captionSize="s"
        columns={[{ text: 'Row' }, { text: 'Column' }, { text: 'What to do' }]}
        rows={faults.map(({ row, column, message }) => [row ?? 'Headings', column || 'The whole row', message])}
      />
    </>
  );
}
