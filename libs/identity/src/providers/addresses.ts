import { publicUrl, type Settings } from '@footing/config';

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

export function addressesOf(settings: Pick<Settings, 'PUBLIC_URL' | 'PORT'>, providerId: string): OurAddresses {
  const us = publicUrl(settings, '');
  const saml = `${us}/sign-in/saml/${providerId}`;
  return {
    callback: `${us}/sign-in/oidc/${providerId}/callback`,
    answers: `${saml}/answer`,
    metadata: `${saml}/metadata`,
    home: `${us}/`,
  };
}
