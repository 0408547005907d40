import type { Settings } from '@footing/config';

/** Our own addresses as a university's sign-in service knows them. */
export interface OurAddresses {
  /** Where OpenID Connect sends a browser back to. */
  readonly callback: string;
  /** Where SAML answers are posted to. */
  readonly answers: string;
  /** Where our SAML metadata is, and by the same words who we are. */
  readonly metadata: string;
  /** Where a browser comes back to after signing out. */
  readonly home: string;
}

/** The address people type, from the settings: never from a request, whose Host anybody can write. Without a slash at its end. */
export const ourAddress = ({ PUBLIC_URL, PORT }: Pick<Settings, 'PUBLIC_URL' | 'PORT'>): string =>
  (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '');

export function addressesOf(settings: Pick<Settings, 'PUBLIC_URL' | 'PORT'>, providerId: string): OurAddresses {
  const us = ourAddress(settings);
  const saml = `${us}/sign-in/saml/${providerId}`;
  return {
    callback: `${us}/sign-in/oidc/${providerId}/callback`,
    answers: `${saml}/answer`,
    metadata: `${saml}/metadata`,
    home: `${us}/`,
  };
}
