import { Heading } from '@footing/pages';
import type { Certificate } from '@footing/together';
import { dayInWords } from '../programme/dates-in-words';

interface CertificateView {
  /** Null: there is none, or not yet. */
  readonly certificate: Certificate | null;
  readonly institution: string;
}

/** That somebody took part, for printing. It says nothing of how well. */
export function CertificatePage({ certificate, institution }: CertificateView) {
  if (!certificate)
    return (
      <>
        <Heading>There is no certificate yet</Heading>
        <p class="govuk-body">It is here when your mentoring is finished and one of you has told us that you met.</p>
      </>
    );
  const { name, programmeName, roundName, from, to } = certificate;
  return (
    <>
      <Heading caption={institution}>Certificate of taking part</Heading>
      <p class="govuk-body-l">{name}</p>
      <p class="govuk-body">
        took part {roleOf(certificate)} in {programmeName}, {roundName}, from {day(from)} to {day(to)}.
      </p>
      <p class="govuk-body">This certificate says that somebody took part. It is no assessment.</p>
      <p class="govuk-body">You can print this page.</p>
    </>
  );
}

const day = (at: Date): string => dayInWords(at.toISOString().slice(0, 10));

function roleOf({ side, programmeKind }: Certificate): string {
  if (programmeKind === 'reverse') return side === 'student' ? 'as a student mentor' : 'and was mentored by a student';
  return side === 'mentor' ? 'as a mentor' : 'as a student';
}
