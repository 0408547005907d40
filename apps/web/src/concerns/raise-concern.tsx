import { paths } from '../paths';

/** The way to the safeguarding lead, on every page of a pairing; without a pairing it leads to where no name is asked for. */
export function RaiseConcern({ pairingId }: { readonly pairingId?: string }) {
  return (
    <p class="govuk-body">
      Something does not feel right?{' '}
      <a class="govuk-link" href={pairingId === undefined ? paths.concern : paths.concernAbout(pairingId)}>
        Raise a concern
      </a>
      : only the safeguarding lead reads it.
    </p>
  );
}
