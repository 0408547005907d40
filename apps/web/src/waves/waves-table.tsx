import { Button, Details, EmptyState, PostForm, Table, Tag } from '@footing/pages';
import { type WaveView, wordsIn } from '@footing/surveys';
import { instrumentAddresses } from '../instruments/addresses';
import { minutesInWords } from '../instruments/item-words';
import { dayInWords } from '../programme/dates-in-words';
import { waveAddresses as at } from './addresses';
import { audienceNames, kindNames, offsetInWords } from './wave-words';

interface WavesView {
  readonly roundId: string;
  readonly waves: readonly WaveView[];
  /** Whether whoever looks may set them up. */
  readonly mayEdit: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly csrf: string;
  /** Whether the table waits behind a line that opens it; links to change things never do. */
  readonly isFolded?: boolean;
}

/** When whom is asked what. */
export function WavesTable(view: WavesView) {
  const { roundId, waves, mayEdit, csrf, isFolded = false } = view;
  if (waves.length === 0)
    return (
      <EmptyState title="Nobody is asked anything yet">
        <p class="govuk-body">
          The usual surveys ask students and mentors at the start, half-way and at the end, and students again six and
          fifteen months on. Students without a mentor are asked too: only so can you say what mentoring changes.
        </p>
        {mayEdit && <UseUsual {...{ roundId, csrf }} isFirst />}
      </EmptyState>
    );
  return (
    <>
      {isFolded ? (
        <Details summary={`All ${waves.length} times of asking, with their days`}>
          <All {...view} />
        </Details>
      ) : (
        <All {...view} />
      )}
      {mayEdit && (
        <>
          <p class="govuk-body">
            <a class="govuk-link" href={at.add(roundId)}>
              Ask at another time
            </a>
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href={at.qualification(roundId)}>
              Say when people qualify
            </a>
            : the last survey counts from there.
          </p>
          <UseUsual {...{ roundId, csrf }} />
        </>
      )}
    </>
  );
}

const All = (view: WavesView) => (
  <Table
    caption="When people are asked"
    captionHidden
    firstCellIsHeader
    columns={['When', 'Who', 'Survey', 'Days', 'State', ...(view.mayEdit ? ['Change'] : [])].map((text) => ({ text }))}
    rows={view.waves.map((wave) => rowOf(wave, view))}
  />
);

const UseUsual = ({ roundId, csrf, isFirst = false }: { roundId: string; csrf: string; isFirst?: boolean }) => (
  <PostForm action={at.useUsual(roundId)} csrf={csrf}>
    {isFirst ? (
      <Button>Use the usual surveys</Button>
    ) : (
      <Button variant="secondary">Add the usual surveys that are missing</Button>
    )}
  </PostForm>
);

function rowOf(wave: WaveView, { roundId, mayEdit, today }: WavesView) {
  const title = `${wordsIn(wave.title, 'en', ['en'])}, version ${wave.versionNumber}`;
  const about = `${kindNames[wave.kind]}, ${audienceNames[wave.audience]}`;
  const cells = [
    kindNames[wave.kind],
    audienceNames[wave.audience],
    <>
      {mayEdit ? (
        <a class="govuk-link" href={`${instrumentAddresses.one(wave.instrumentId)}?version=${wave.versionId}`}>
          {title}
        </a>
      ) : (
        title
      )}
      <br />
      <span class="govuk-hint">{minutesInWords(wave.minutes)}</span>
    </>,
    <>
      {wave.opensOn ? `From ${dayInWords(wave.opensOn)}` : offsetInWords(wave.offsetDays, wave.anchor)}
      <br />
      <span class="govuk-hint">
        {wave.opensOn ? `${offsetInWords(wave.offsetDays, wave.anchor)}. ` : ''}Open for {wave.windowDays} days
      </span>
    </>,
    <State {...{ wave, today }} />,
  ];
  if (!mayEdit) return cells;
  return [...cells, <Changes {...{ roundId, wave, about }} />];
}

function State({ wave, today }: { readonly wave: WaveView; readonly today: string }) {
  if (wave.closedAt) return <Tag tone="neutral">Closed</Tag>;
  if (wave.invited > 0) return <Tag tone="done">Running</Tag>;
  return wave.opensOn !== null && wave.opensOn <= today ? <Tag>Begins now</Tag> : <Tag tone="neutral">Not yet</Tag>;
}

/** Until somebody was asked it can go; after that it can only be closed. */
function Changes({
  roundId,
  wave,
  about,
}: {
  readonly roundId: string;
  readonly wave: WaveView;
  readonly about: string;
}) {
  if (wave.closedAt) return <>–</>;
  const end =
    wave.invited > 0
      ? { href: at.close(roundId, wave.id), text: 'Close' }
      : { href: at.remove(roundId, wave.id), text: 'Take away' };
  return (
    <>
      {[{ href: at.change(roundId, wave.id), text: 'Change' }, end].map(({ href, text }) => (
        <a class="govuk-link" href={href}>
          {text}
          <span class="govuk-visually-hidden">: {about}</span>{' '}
        </a>
      ))}
    </>
  );
}
