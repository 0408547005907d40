import { Heading } from '@footing/pages';
import { Emergency } from './raise.page';

/** Where too much came from one network; nobody is left without a way. */
export function TooManyPage(at: { readonly securityWords: string; readonly contactEmail: string }) {
  return (
    <>
      <Heading>Please try again in an hour</Heading>
      <Emergency securityWords={at.securityWords} />
      <p class="govuk-body">
        A lot was sent from your network just now, so we have to wait a little.{' '}
        {at.contactEmail === '' ? null : (
          <>
            You can write to{' '}
            <a class="govuk-link" href={`mailto:${at.contactEmail}`}>
              {at.contactEmail}
            </a>{' '}
            meanwhile: ask for the safeguarding lead.
          </>
        )}
      </p>
    </>
  );
}
