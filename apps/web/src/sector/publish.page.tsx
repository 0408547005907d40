import type { FieldError } from '@footing/kernel';
import {
  Button,
  Checkboxes,
  EmptyState,
  Heading,
  PostForm,
  SelectField,
  SummaryList,
  Table,
  TextField,
} from '@footing/pages';
import type { PublishingView } from '@footing/sector';
import type { Typed } from '../http/read-form';
import { momentInWords } from '../me/moment-in-words';
import { textIn } from '../programme/typed';
import { sectorAddresses as at } from './addresses';

interface PublishView {
  readonly found: PublishingView;
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Where a university gives protected figures out. */
export function PublishPage(view: PublishView) {
  return (
    <>
      <Heading>Give our figures out</Heading>
      <p class="govuk-body">
        A file holds protected figures of a release that two of you signed: shares and means of groups, as they were
        shown. It holds nothing of a person and no exact count. Whoever has the file can read it.
      </p>
      <MakeFile {...view} />
      <Made {...view} />
      <Setting {...view} />
      <Key {...view} />
    </>
  );
}

function MakeFile({ found: { releases }, errors, csrf, typed }: PublishView) {
  const items = releases.flatMap(({ number, name, periods }) =>
    periods.map((period) => ({ value: `${number} ${period}`, text: `Release ${number}, ${name}: ${period}` })),
  );
  if (items.length === 0)
    return (
      <EmptyState title="Nothing to give out yet">
        <p class="govuk-body">
          Prepare a release of tables of one academic year, for others to read, and have a second person sign it.
        </p>
      </EmptyState>
    );
  return (
    <PostForm action={at.publish} csrf={csrf}>
      <SelectField
        name="of"
        label="Release and year"
        items={items}
        value={textIn(typed ?? {}, 'of') || (items[0]?.value ?? '')}
        errors={errors}
      />
      <Button>Make and sign the file</Button>
    </PostForm>
  );
}

const Made = ({ found: { published } }: PublishView) => (
  <Table
    caption="Files made before"
    captionSize="m"
    columns={[{ text: 'Number' }, { text: 'Release' }, { text: 'Year' }, { text: 'Made' }, { text: 'File' }]}
    rows={published.map(({ id, number, release, period, madeAt }) => [
      ...[String(number), String(release), period, momentInWords(madeAt)],
      <a key={id} class="govuk-link" href={at.made(id)}>
        Download file {number}
      </a>,
    ])}
    empty="None yet. A newer file takes the place of an older one of the same year."
  />
);

const Setting = ({ found: { setting }, typed, errors, csrf }: PublishView) => (
  <>
    <Heading level={2}>How we stand in the picture</Heading>
    <PostForm action={at.settle} csrf={csrf}>
      <TextField
        name="ukprn"
        label="UKPRN, if we have one"
        hint="Eight digits"
        width={10}
        value={typed ? textIn(typed, 'ukprn') : (setting.ukprn ?? '')}
        errors={errors}
      />
      <Checkboxes
        name="mayBeNamed"
        legend="May others read our name beside our figures?"
        legendSize="s"
        items={[{ value: 'yes', text: 'Yes, name us. Otherwise we are “another institution”' }]}
        values={(typed ? textIn(typed, 'mayBeNamed') === 'yes' : setting.mayBeNamed) ? ['yes'] : []}
      />
      <Button variant="secondary">Save for the next file</Button>
    </PostForm>
  </>
);

const Key = ({ found: { key } }: PublishView) => (
  <>
    <Heading level={2}>Our key</Heading>
    {key ? (
      <>
        <p class="govuk-body">
          Send this public key to whoever puts figures together. Read the ten words to them by telephone.
        </p>
        <SummaryList
          rows={[
            { label: 'Ten words', value: key.fingerprint },
            { label: 'Public key', value: <code>{key.publicKey}</code> },
          ]}
        />
      </>
    ) : (
      <p class="govuk-body">It is made when the first release is signed.</p>
    )}
  </>
);
