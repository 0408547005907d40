import type { OwnDecision, StopStanding } from '@footing/consent';
import { purposes } from '@footing/kernel';
import { Button, ButtonGroup, Heading, SummaryList } from '@footing/pages';
import { paths } from '../paths';
import { momentInWords } from '../record/record-words';
import { decidedWords, subjectOf } from './choice-words';
import { Places } from './places';
import { Code } from './receipt.page';
import { confirmedWords, progressOf } from './stop-progress';

interface CertificateView {
  readonly decision: OwnDecision;
  readonly stop: StopStanding;
  /** The item in words; '' for a whole purpose. */
  readonly about: string;
  readonly institution: string;
  /** Whether it can be taken away, signed. */
  readonly isSigned: boolean;
}

/** What stopped, when, where, and what that cannot undo: one page to keep. */
export function CertificatePage({ decision, stop, about, institution, isSigned }: CertificateView) {
  const { id, purpose, kind, recordedAt } = decision;
  const now = progressOf(stop);
  return (
    <>
      <Heading caption={institution}>
        {now.finished ? 'Stop certificate' : 'Stop certificate, not complete yet'}
      </Heading>
      <SummaryList
        rows={[
          { label: 'What stopped', value: subjectOf(purpose, about) },
          { label: 'Why', value: decidedWords[kind] },
          { label: 'When it stopped', value: momentInWords(recordedAt) },
          { label: 'Last used before', value: stop.lastUse ? momentInWords(stop.lastUse) : 'It was never used' },
          { label: 'Receipt number', value: <Code text={id} /> },
        ]}
      />
      <Heading level={2}>Where it has stopped</Heading>
      <p class="govuk-body">{confirmedWords(now)}</p>
      <Places places={stop.places} />
      {!now.finished && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.myCertificate(id)}>
            See how far it is now
          </a>
        </p>
      )}
      <Heading level={2}>What this cannot undo</Heading>
      <p class="govuk-body">{purposes[purpose].stopped}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>messages that were sent before</li>
        <li>entries in calendars that ignore our updates</li>
        <li>what somebody has read or written down</li>
        <li>figures about groups that are published already</li>
        <li>backups: they are kept for a short time, and your stop is carried out again before one is used</li>
      </ul>
      {isSigned && (
        <ButtonGroup>
          <Button variant="secondary" href={paths.myReceipt(id, 'certificate')}>
            Take it with you, signed (JWS)
          </Button>
        </ButtonGroup>
      )}
    </>
  );
}
