import type { FieldError } from '@footing/kernel';
import {
  Button,
  Checkboxes,
  Details,
  Heading,
  InsetText,
  PostForm,
  Radios,
  SummaryList,
  Table,
  TextField,
  WarningText,
} from '@footing/pages';
import { type Preflight, yearInWords } from '@footing/trackers';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { trackerAddresses as at } from './addresses';
import { faultWords, fileWords } from './tracker-words';

export interface PreparationView {
  readonly found: Preflight;
  readonly mayExport: boolean;
  /** What was typed and could not be taken; null: nothing was. */
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** What a file would hold, before it leaves. */
export function PreparationPage(view: PreparationView) {
  const { found, mayExport } = view;
  const { saved, preparation } = found;
  return (
    <>
      <Heading caption={`${saved.tracker}: ${fileWords[saved.file]}, ${yearInWords(preparation.year)}`}>
        Check before it leaves
      </Heading>
      <Counts found={found} />
      <Wrong found={found} mayExport={mayExport} />
      <Changes found={found} />
      <Look {...view} />
      {mayExport && <Make {...view} />}
    </>
  );
}

const some = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function factsOf({ saved, rows, people, faulty, toldTooOld, objections, hasSpecial }: Preflight) {
  const { leastNotice } = saved.profile;
  const ofPeople = saved.file !== 'activities';
  const objected = objections === null ? 'Fewer than 10' : `About ${objections}`;
  return [
    { label: 'Profile', value: `${saved.name}, version ${saved.version}` },
    { label: 'Rows', value: ofPeople ? `${rows}, of ${some(people, 'student')}` : String(rows) },
    { label: 'Rows with something wrong', value: String(faulty) },
    ...(ofPeople ? [{ label: 'Left out: they objected', value: objected }] : []),
    ...(ofPeople && leastNotice > 0
      ? [{ label: `Left out: not shown version ${leastNotice} of the text`, value: some(toldTooOld, 'student') }]
      : []),
    { label: 'Special-category data', value: hasSpecial ? 'Yes, as the profile asks for it' : 'None' },
  ];
}

function Counts({ found }: Pick<PreparationView, 'found'>) {
  const { rows, notBrought, preparation } = found;
  return (
    <>
      <SummaryList rows={factsOf(found)} />
      {rows === 0 && (
        <InsetText>
          There is no row. A year is that in which the meetings of a round begin: is it the right one? Were the students
          shown the text that the profile asks for?
        </InsetText>
      )}
      {notBrought.length > 0 && (
        <WarningText>
          Nobody brought: {notBrought.join(', ')}. We do not hold these. Go back and send the planning office’s file, or
          these columns stay empty.
        </WarningText>
      )}
      {preparation.unread.length > 0 && (
        <InsetText>
          Not read, as the profile does not ask for it: {preparation.unread.join(', ')}. Rows of students who are not in
          this file were not kept.
        </InsetText>
      )}
    </>
  );
}

function Wrong({ found, mayExport }: Pick<PreparationView, 'found' | 'mayExport'>) {
  if (found.rows === 0) return null;
  if (found.byColumn.length === 0) return <p class="govuk-body">Nothing is wrong in any row.</p>;
  return (
    <>
      <Table
        caption="What is wrong, by column"
        captionSize="m"
        columns={[{ text: 'Column' }, { text: 'What is wrong' }, { text: 'Rows', numeric: true }]}
        rows={found.byColumn.map(({ heading, why, rows }) => [heading, faultWords[why], String(rows)])}
      />
      {mayExport ? (
        <Details summary={`Whose rows these are${found.faults.length >= MOST ? ` (the first ${MOST})` : ''}`}>
          <Table
            caption="Rows with something wrong"
            captionHidden
            columns={[{ text: 'Student' }, { text: 'Number' }, { text: 'Column' }, { text: 'What is wrong' }]}
            rows={found.faults.map(({ heading, why, person }) => [
              ...[person?.name ?? 'Nobody’s row', person?.number || 'No number'],
              ...[heading, faultWords[why]],
            ])}
          />
        </Details>
      ) : (
        <p class="govuk-body">Whose rows these are, only whoever prepares files sees.</p>
      )}
    </>
  );
}

const MOST = 500;

const Changes = ({ found: { difference } }: Pick<PreparationView, 'found'>) => (
  <>
    <Table
      caption="Against the last file of this profile"
      captionSize="m"
      columns={[
        ...[
          { text: 'New', numeric: true },
          { text: 'Changed', numeric: true },
        ],
        ...[
          { text: 'The same', numeric: true },
          { text: 'No longer included', numeric: true },
        ],
      ]}
      rows={[[difference.added, difference.changed, difference.same, difference.gone].map(String)]}
    />
    <p class="govuk-body">
      Rows with something wrong count as not included. We keep no copy of a file, so what changed in a row, or why one
      is no longer included, is not told.
    </p>
  </>
);

function Look({ found, csrf }: PreparationView) {
  const { lookedByName, isOwn, madeByName, preparation } = found;
  if (lookedByName !== null) return <p class="govuk-body">Looked at by {lookedByName}.</p>;
  if (isOwn)
    return (
      <InsetText>
        A second person looks before this leaves: another programme lead, or the data protection officer. Ask them to
        open “Files for tracking services”.
      </InsetText>
    );
  return (
    <PostForm action={at.look(preparation.id)} csrf={csrf}>
      <p class="govuk-body">{madeByName} prepared this and asks you to look.</p>
      <Button>I have looked, and it may leave</Button>
    </PostForm>
  );
}

function Make(view: PreparationView) {
  const { preparation, saved, lookedByName } = view.found;
  return (
    <>
      <Heading level={2}>Make the file</Heading>
      {!saved.profile.compared && (
        <WarningText>
          Nobody has compared the headings with the service’s template. Do that in the profile first.
        </WarningText>
      )}
      {lookedByName !== null && saved.profile.compared && <MakeForm {...view} />}
      <PostForm action={at.giveUp(preparation.id)} csrf={view.csrf}>
        <Button variant="secondary">Let go of it</Button>
      </PostForm>
    </>
  );
}

function MakeForm({ found: { preparation, faulty }, typed, errors, csrf }: PreparationView) {
  const given = typed ?? {};
  return (
    <PostForm action={at.make(preparation.id)} csrf={csrf}>
      <TextField
        name="reason"
        label="What is this file for?"
        hint="It stands in the record beside your name. Name no student."
        value={textIn(given, 'reason')}
        errors={errors}
      />
      {faulty > 0 && <LeaveOut {...{ faulty, errors }} isSaid={textIn(given, 'leaveOut') === 'yes'} />}
      <Radios
        name="format"
        legend="Kind of file"
        legendSize="s"
        items={FORMATS}
        value={textIn(given, 'format') || 'csv'}
        inline
      />
      <p class="govuk-body">
        The file comes once. After that, what the planning office brought is gone here, and this page with it.
      </p>
      <Button>Make the file and download it</Button>
    </PostForm>
  );
}

const FORMATS = [
  { value: 'csv', text: 'CSV' },
  { value: 'xlsx', text: 'Excel' },
];

interface LeaveOutView {
  readonly faulty: number;
  readonly isSaid: boolean;
  readonly errors: readonly FieldError[];
}

const LeaveOut = ({ faulty, isSaid, errors }: LeaveOutView) => (
  <Checkboxes
    name="leaveOut"
    legend={`${some(faulty, 'row has', 'rows have')} something wrong`}
    legendSize="s"
    items={[{ value: 'yes', text: 'Leave these rows out. I know that they are missing then' }]}
    values={isSaid ? ['yes'] : []}
    errors={errors}
  />
);
