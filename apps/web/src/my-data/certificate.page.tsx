import type { Certified } from '@footing/consent';
import { Button, ButtonGroup, Heading, SummaryList } from '@footing/pages';
import { paths } from '../paths';
import { momentInWords } from '../record/record-words';
import { decidedWords, subjectOf } from './choice-words';
import { lastUseWords } from './last-use-words';
import { Places } from './places';
import { Code } from './receipt.page';
import { confirmedWords } from './stop-progress';

interface CertificateView {
  readonly certificate: Certified['certificate'];
  readonly institution: string;
}

const headings = {
  complete: 'Stop certificate',
  waiting: 'Stop certificate, not complete yet',
  overdue: 'Stop certificate, not complete yet',
} as const;

/** What stopped, when, where, and what that cannot undo: one page to keep. */
export function CertificatePage({ certificate, institution }: CertificateView) {
  const { receiptId, purpose, item, kind, stoppedAt, lastUseAt, state, cannotUndo } = certificate;
  return (
    <>
      <Heading caption={institution}>{headings[state]}</Heading>
      <SummaryList
        rows={[
          { label: 'What stopped', value: subjectOf(purpose, item) },
          { label: 'Why', value: decidedWords[kind] },
          { label: 'When it stopped', value: momentInWords(new Date(stoppedAt)) },
          { label: 'Last used before', value: lastUseWords(purpose, dateOf(lastUseAt)) },
          { label: 'Receipt number', value: <Code text={receiptId} /> },
        ]}
      />
      <Heading level={2}>Where it has stopped</Heading>
      <Confirmed certificate={certificate} />
      <Heading level={2}>From now on, and what this cannot undo</Heading>
      <ul class="govuk-list govuk-list--bullet">
        {cannotUndo.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      {state === 'complete' && (
        <ButtonGroup>
          <Button variant="secondary" href={paths.signedCertificate(receiptId)}>
            Take it with you, signed (JWS)
          </Button>
        </ButtonGroup>
      )}
    </>
  );
}

/** Each place, and what to expect where one has not confirmed. */
function Confirmed({ certificate: { receiptId, state, places } }: Pick<CertificateView, 'certificate'>) {
  const all = places.map(({ name, confirmedAt }) => ({ name, confirmedAt: dateOf(confirmedAt) }));
  const done = all.filter(({ confirmedAt }) => confirmedAt !== null).length;
  return (
    <>
      <p class="govuk-body">{confirmedWords({ done, total: all.length })}</p>
      <Places places={all} />
      {state === 'overdue' && (
        <p class="govuk-body">
          This takes longer than it should. The data protection officer of the university has been told.
        </p>
      )}
      {state !== 'complete' && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.myCertificate(receiptId)}>
            See how far it is now
          </a>
        </p>
      )}
    </>
  );
}

const dateOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));
