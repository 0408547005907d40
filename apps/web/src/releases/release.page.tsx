import { type DocumentOfRelease, measures, outcomeNames, type ReleaseView } from '@footing/evidence';
import { Button, ButtonGroup, Details, Heading, InsetText, PostForm, SummaryList, WarningText } from '@footing/pages';
import { documentAddresses } from '../documents/addresses';
import { dayTaken, profiles, shortPrint } from '../evidence/evidence-words';
import { Figures, Marks, marksOf, Notes, Numbers } from '../evidence/table-shown';
import { releaseAddresses as at } from './addresses';
import { tableInWords } from './ask-in-words';

export interface OneReleaseView {
  readonly release: ReleaseView;
  readonly documents: readonly DocumentOfRelease[];
  /** Whether they prepared it themselves. */
  readonly isOwn: boolean;
  readonly maySign: boolean;
  readonly mayPrepare: boolean;
  readonly csrf: string;
}

/** All that goes out together, to look at; to sign, or to take away as documents. */
export function ReleasePage(view: OneReleaseView) {
  const { release } = view;
  return (
    <>
      <Heading caption={`Release ${release.number}`}>{release.name}</Heading>
      <Standing {...view} />
      <About release={release} />
      {release.state === 'signed' && <Files {...view} />}
      <Tables release={release} />
      {release.state === 'proposed' && view.maySign && <Settle {...view} />}
    </>
  );
}

function Standing({ release, isOwn, maySign }: OneReleaseView) {
  if (release.state === 'signed') return null;
  if (release.state === 'given-up') return <InsetText>This was given up. Nothing of it went out.</InsetText>;
  if (!maySign) return null;
  return (
    <InsetText>
      {isOwn
        ? 'You prepared this, so a colleague looks at it and signs. Send them the address of this page.'
        : 'Look at every table. If all of it may go out, sign it at the end of this page.'}
    </InsetText>
  );
}

function About({ release }: Pick<OneReleaseView, 'release'>) {
  const { hidden, attack } = release.tables[0] ?? {};
  const profile = profiles[release.profile as keyof typeof profiles];
  const by = (at: Date | null, name: string | null) =>
    at === null ? null : `${dayTaken(at)}${name === null ? '' : `, by ${name}`}`;
  const settled = by(release.settledAt, release.settledName);
  return (
    <SummaryList
      rows={[
        { label: 'For', value: `${profile.name}. ${profile.hint}` },
        { label: 'From', value: `Snapshot ${release.snapshot}` },
        { label: 'Prepared', value: by(release.proposedAt, release.proposedName) },
        ...(settled ? [{ label: release.state === 'signed' ? 'Signed' : 'Given up', value: settled }] : []),
        ...(hidden && attack
          ? [
              {
                label: 'Hidden',
                value: `${hidden.primary} figures because few people stand behind them, ${hidden.secondary} so that those cannot be worked out. We tried to work out ${attack.tried}: ${attack.withheld.length === 0 ? 'none could be told closely enough to matter' : 'some could be, and their tables are left out'}.`,
              },
            ]
          : []),
        { label: 'Fingerprint', value: <code>{shortPrint(release.sha256)}</code> },
      ]}
    />
  );
}

const Tables = ({ release }: Pick<OneReleaseView, 'release'>) => (
  <>
    <Heading level={2}>Tables</Heading>
    {release.tables.map((found, index) => {
      const ask = release.asks[index];
      return (
        <section key={index}>
          <Heading level={3}>{tableInWords(found, ask)}</Heading>
          <Notes notes={found.notes} />
          <Figures found={found} dose={ask?.dose ?? 'meetings'} level={4} />
          <Numbers found={found} />
          <Marks marks={marksOf(found)} level={4} />
        </section>
      );
    })}
  </>
);

const FORMATS = [
  ['html', 'Page (HTML)'],
  ['pdf', 'PDF'],
  ['xlsx', 'Excel'],
  ['ods', 'OpenDocument'],
  ['csv', 'CSV'],
] as const;

/** Everything that can be taken away, one press each. */
function Files(view: OneReleaseView) {
  const ready = view.documents.filter(({ lacks }) => lacks.length === 0);
  const others = view.documents.filter(({ lacks }) => lacks.length > 0);
  return (
    <>
      <Heading level={2}>Documents</Heading>
      <Ready {...view} documents={ready} />
      <Pack release={view.release} />
      {others.length > 0 && <Lacking {...view} documents={others} />}
    </>
  );
}

const Ready = ({ release, documents, maySign }: OneReleaseView) => (
  <SummaryList
    rows={documents.map(({ key, name, forWhom, unwritten }) => ({
      label: name,
      value: (
        <>
          <p class="govuk-body">{forWhom}</p>
          <p class="govuk-body">
            {FORMATS.map(([format, text]) => (
              <>
                <a class="govuk-link" href={at.document(release.number, key, format)} key={format}>
                  {text}
                  <span class="govuk-visually-hidden">: {name}</span>
                </a>{' '}
              </>
            ))}
          </p>
          {unwritten.length > 0 && <Unwritten {...{ document: key, name, unwritten, maySign }} />}
        </>
      ),
    }))}
  />
);

interface UnwrittenView extends Pick<DocumentOfRelease, 'name' | 'unwritten'> {
  readonly document: string;
  readonly maySign: boolean;
}

const Unwritten = ({ document, name, unwritten, maySign }: UnwrittenView) => (
  <Details summary={`A draft: ${unwritten.length === 1 ? 'one text' : `${unwritten.length} texts`} to write`}>
    <ul class="govuk-list govuk-list--bullet">
      {unwritten.map((label) => (
        <li key={label}>{label}</li>
      ))}
    </ul>
    {maySign && (
      <p class="govuk-body">
        <a class="govuk-link" href={documentAddresses.words(document)}>
          Write {unwritten.length === 1 ? 'it' : 'them'}
          <span class="govuk-visually-hidden">: {name}</span>
        </a>
      </p>
    )}
  </Details>
);

const Pack = ({ release }: Pick<OneReleaseView, 'release'>) => (
  <Details summary="The evidence pack">
    <p class="govuk-body">
      All tables and documents, signed by the university. Whoever gets it can check that nothing was changed, and work
      every figure out again.
    </p>
    <Button href={at.pack(release.number)} variant="secondary">
      Download the pack (zip)
    </Button>
  </Details>
);

type Lack = DocumentOfRelease['lacks'][number];

/** "M12 Continuation, completion and progression (Progression)". */
const lackInWords = ({ measure, outcomes }: Lack): string => {
  const name = `${measure} ${measures.find(({ id }) => id === measure)?.name ?? ''}`.trim();
  return outcomes.length === 0 ? name : `${name} (${outcomes.map((one) => outcomeNames[one]).join(' or ')})`;
};

const Lacking = ({ documents, release, mayPrepare }: OneReleaseView) => (
  <Details summary="Documents that need more tables">
    <ul class="govuk-list govuk-list--bullet">
      {documents.map((one) => (
        <li key={one.key}>
          {one.name}: needs {one.lacks.map(lackInWords).join('; ')}
        </li>
      ))}
    </ul>
    {mayPrepare && (
      <p class="govuk-body">
        <a class="govuk-link" href={at.plan(release.snapshot)}>
          Prepare a release with them
        </a>
      </p>
    )}
  </Details>
);

/** The last word: by somebody else than who prepared it, on just what they looked at. */
const Settle = ({ release, isOwn, csrf }: OneReleaseView) => (
  <>
    <Heading level={2}>Decide</Heading>
    {!isOwn && (
      <PostForm action={at.sign(release.number)} csrf={csrf}>
        <WarningText>Once it is signed it can go out, and cannot be taken back</WarningText>
        <input type="hidden" name="sha256" value={release.sha256} />
        <ButtonGroup>
          <Button>I have looked at it all: sign it</Button>
        </ButtonGroup>
      </PostForm>
    )}
    <PostForm action={at.giveUp(release.number)} csrf={csrf}>
      <Button variant="secondary">Give it up</Button>
    </PostForm>
  </>
);
