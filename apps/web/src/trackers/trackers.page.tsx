import type { FieldError } from '@footing/kernel';
import {
  Button,
  Details,
  EmptyState,
  FileField,
  Heading,
  InsetText,
  PostForm,
  SelectField,
  Table,
  Tag,
  TextArea,
  TextField,
} from '@footing/pages';
import {
  fieldsToBring,
  MOST_PLANNING_BYTES,
  type PlanningFault,
  type SavedProfile,
  trackerFiles,
  trackers,
  type TrackersView,
  yearInWords,
} from '@footing/trackers';
import type { Typed } from '../http/read-form';
import { momentInWords } from '../me/moment-in-words';
import { textIn } from '../programme/typed';
import { trackerAddresses as at } from './addresses';
import { dayInWords, fileWords } from './tracker-words';

export interface TrackersPageView {
  readonly found: TrackersView;
  readonly profiles: readonly SavedProfile[];
  readonly mayExport: boolean;
  readonly mayCheck: boolean;
  /** Of the planning office's file that was sent last. */
  readonly faults: readonly PlanningFault[];
  /** What was typed and could not be taken; null: nothing was. */
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Where files for tracking services are made. */
export function TrackersPage(view: TrackersPageView) {
  return (
    <>
      <Heading>Files for tracking services</Heading>
      <p class="govuk-body">
        HEAT, EMWPREP and AWPD follow what becomes of students who had support. Here you make the files that their
        members send. Whoever objects on “My data” is in no file from that moment.
      </p>
      <InsetText>
        {view.found.deadlines.map(({ what, day }) => (
          <>
            {what === 'internal' ? 'Have our own data together by ' : 'Send the files by '}
            <strong>{dayInWords(day)}</strong>.{' '}
          </>
        ))}
        Check these days with your service. Your data protection officer confirms what this rests on in law.
      </InsetText>
      {view.mayExport && <Prepare {...view} />}
      <Waiting {...view} />
      <Profiles {...view} />
      {view.mayExport && <NewProfile {...view} />}
      <Made {...view} />
    </>
  );
}

const YEARS = 6;

function Prepare({ found, profiles, faults, typed, errors, csrf }: TrackersPageView) {
  if (profiles.length === 0) return null;
  const years = Array.from({ length: YEARS }, (_, back) => found.year - back);
  const given = typed ?? {};
  const usual = found.year - 1;
  return (
    <>
      <Heading level={2}>Prepare a file</Heading>
      <Faults faults={faults} />
      <PostForm action={at.preparations} csrf={csrf} multipart>
        <SelectField
          name="profile"
          label="Profile"
          items={profiles.map(({ id, name }) => ({ value: id, text: name }))}
          value={textIn(given, 'profile')}
          errors={errors}
        />
        <SelectField
          name="year"
          label="Academic year"
          items={years.map((year) => ({ value: String(year), text: yearInWords(year) }))}
          value={textIn(given, 'year') || String(usual)}
          errors={errors}
        />
        <FileField
          name="file"
          label="File from the planning office, if the profile asks for one"
          labelSize="s"
          hint="Excel (.xlsx) or CSV, one row a student, with the column “provider_person_id”. Only what the profile asks for is read. It is kept sealed for a day at most."
          accept=".xlsx,.csv"
          maxBytes={MOST_PLANNING_BYTES}
          errors={errors}
        />
        <Button>Check before it leaves</Button>
      </PostForm>
    </>
  );
}

function Faults({ faults }: Pick<TrackersPageView, 'faults'>) {
  if (faults.length === 0) return null;
  return (
    <Table
      caption="What is wrong in the file, by row and column"
      captionSize="s"
      columns={[{ text: 'Row' }, { text: 'Column' }, { text: 'What to do' }]}
      rows={faults.map(({ row, column, message }) => [row ?? 'Headings', column || 'All', message])}
    />
  );
}

function Waiting({ found: { waiting }, mayCheck }: TrackersPageView) {
  if (waiting.length === 0) return null;
  return (
    <Table
      caption="Files in the making"
      captionSize="m"
      columns={[{ text: 'Profile' }, { text: 'Year' }, { text: 'Prepared' }, { text: 'State' }]}
      rows={waiting.map(({ id, name, year, madeByName, madeAt, lookedBy }) => [
        mayCheck ? (
          <a class="govuk-link" href={at.preparation(id)}>
            {name}
          </a>
        ) : (
          name
        ),
        yearInWords(year),
        `${momentInWords(madeAt)}, by ${madeByName}`,
        lookedBy === null ? <Tag tone="needs-you">Waits for a second look</Tag> : <Tag>Looked at</Tag>,
      ])}
    />
  );
}

function Profiles({ profiles, mayExport }: TrackersPageView) {
  if (profiles.length === 0)
    return (
      <EmptyState title="No profile yet">
        <p class="govuk-body">
          A profile says which columns a file has, and what stands in each.{' '}
          {mayExport ? 'Make one below.' : 'The programme lead makes one.'}
        </p>
      </EmptyState>
    );
  return (
    <Table
      caption="Profiles"
      captionSize="m"
      columns={[{ text: 'Name' }, { text: 'File' }, { text: 'Version' }, { text: 'Headings' }, { text: 'To bring' }]}
      rows={profiles.map(({ id, name, tracker, file, version, profile }) => [
        <a class="govuk-link" href={at.profile(id)}>
          {name}
        </a>,
        `${tracker}: ${fileWords[file]}`,
        String(version),
        profile.compared ? 'Compared' : <Tag tone="needs-you">To compare</Tag>,
        fieldsToBring(profile).join(', ') || 'Nothing',
      ])}
    />
  );
}

function NewProfile({ typed, errors, csrf }: TrackersPageView) {
  const given = typed ?? {};
  const wrong = (name: string) => errors.some(({ field }) => field === name);
  return (
    <Details summary="Make a new profile" open={wrong('name') || wrong('columns') || wrong('headings')}>
      <PostForm action={at.profiles} csrf={csrf}>
        <TextField name="name" label="Name" value={textIn(given, 'name')} errors={errors} />
        <SelectField
          name="tracker"
          label="Service"
          items={trackers.map((one) => ({ value: one, text: one }))}
          value={textIn(given, 'tracker')}
        />
        <SelectField
          name="kind"
          label="Which file"
          items={trackerFiles.map((one) => ({ value: one, text: fileWords[one] }))}
          value={textIn(given, 'kind')}
        />
        <TextArea
          name="headings"
          label="Headings of the service’s own template"
          hint="Copy its first row and paste it here. Leave it empty to begin with our names, and change them: the services show their headings to members only."
          rows={3}
          value={textIn(given, 'headings')}
          errors={errors}
        />
        <Button variant="secondary">Make the profile</Button>
      </PostForm>
      <p class="govuk-body">
        <a class="govuk-link" href={at.broughtIn}>
          Bring a profile in from a file
        </a>{' '}
        of another university.
      </p>
    </Details>
  );
}

const Made = ({ found: { made } }: TrackersPageView) => (
  <Table
    caption="Files that left"
    captionSize="m"
    columns={[
      ...[{ text: 'When' }, { text: 'Profile' }, { text: 'Year' }],
      ...[
        { text: 'Rows', numeric: true },
        { text: 'Left out', numeric: true },
      ],
      ...[{ text: 'What for' }, { text: 'By' }, { text: 'Looked at by' }],
    ]}
    rows={made.map(({ name, version, year, rows, leftOut, reason, madeBy, lookedBy, madeAt, format }) => [
      ...[momentInWords(madeAt), `${name}, version ${version} (${format})`, yearInWords(year)],
      ...[String(rows), String(leftOut), reason, madeBy, lookedBy],
    ])}
    empty="None yet. Each will be here with its day, what it was for and who looked."
  />
);
