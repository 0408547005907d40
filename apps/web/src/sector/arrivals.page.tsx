import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, FileField, Heading, PostForm, Table, TaskList } from '@footing/pages';
import { type Arrival, ARRIVAL_DAYS, MOST_SECTOR_BYTES } from '@footing/sector';
import { momentInWords } from '../me/moment-in-words';
import { sectorAddresses as at } from './addresses';

interface ArrivalsView {
  readonly arrivals: readonly Arrival[];
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Where files are sent in, and those that wait. */
export function ArrivalsPage({ arrivals, errors, csrf }: ArrivalsView) {
  return (
    <>
      <Heading>Bring files in</Heading>
      <PostForm action={at.arrivals} csrf={csrf} multipart>
        <FileField
          name="file"
          label="Files from universities"
          hint="Choose as many as you have. You see what each would do before anything changes."
          accept=".json"
          maxBytes={MOST_SECTOR_BYTES}
          multiple
          errors={errors}
        />
        <Button>Check these files</Button>
      </PostForm>
      {arrivals.length > 0 && (
        <>
          <Heading level={2}>Waiting for your yes</Heading>
          <p class="govuk-body">Files that wait for {ARRIVAL_DAYS} days are deleted.</p>
          <TaskList
            idPrefix="arrival"
            items={arrivals.map(({ id, files, sentAt }) => ({
              ...{ title: `Sent ${momentInWords(sentAt)}`, href: at.arrival(id), status: inFiles(files.length) },
            }))}
          />
        </>
      )}
    </>
  );
}

const inFiles = (count: number) => (count === 1 ? '1 file' : `${count} files`);

/** What each file would do, and what is wrong with the others. */
export function ArrivalPage({ arrival, csrf }: { readonly arrival: Arrival; readonly csrf: string }) {
  const good = arrival.files.filter(({ told }) => told !== null);
  const bad = arrival.files.flatMap(({ name, faults }) => faults.map(({ at: place, words }) => [name, place, words]));
  return (
    <>
      <Heading>Check before they come in</Heading>
      {bad.length > 0 && (
        <Table
          caption="Refused, by file and place"
          captionSize="m"
          columns={[{ text: 'File' }, { text: 'Place' }, { text: 'Why' }]}
          rows={bad.map(([name = '', place = '', words = '']) => [name, place || 'The whole file', words])}
        />
      )}
      <Table
        caption="These would come in"
        captionSize="m"
        columns={[{ text: 'File' }, { text: 'What it is' }]}
        rows={good.map(({ name, told }) => [name, told])}
        empty="None. Nothing was changed."
      />
      <ButtonGroup>
        {good.length > 0 && (
          <PostForm action={at.confirmArrival(arrival.id)} csrf={csrf}>
            <Button>Bring {inFiles(good.length)} in</Button>
          </PostForm>
        )}
        <PostForm action={at.giveUpArrival(arrival.id)} csrf={csrf}>
          <Button variant="secondary">Let them go</Button>
        </PostForm>
      </ButtonGroup>
    </>
  );
}
