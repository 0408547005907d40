import { Injectable } from '@nestjs/common';
import { publicUrl, Settings } from '@footing/config';
import { Database } from '@footing/database';

/** The address that a request came in by, as passkeys know it. */
export interface RelyingParty {
  /** The host's name alone: `mentoring.example`. */
  readonly id: string;
  /** With scheme and port: `https://mentoring.example`. */
  readonly origin: string;
  /** Name of the host in the settings: a passkey that does not say where it was made was made there. */
  readonly publicId: string;
}

/**
 * The addresses of an institution's pages: the one in the settings, and its own hosts where it has any. A host is its own
 * when the database says so; a name that a request made up leads to the address in the settings.
 */
@Injectable()
export class OwnAddresses {
  constructor(
    private readonly db: Database,
    private readonly settings: Settings,
  ) {}

  /** Where links in mail and the university's sign-in lead, without `/` at its end. */
  async originOf(institutionId: string): Promise<string> {
    return (await this.homeOf(institutionId)).origin;
  }

  /** The same, with the own host it names: the oldest; null where the institution has none but that of the settings. */
  async homeOf(institutionId: string): Promise<{ readonly origin: string; readonly ownHost: string | null }> {
    const [found] = await this.db.atTheDoor<{ host: string }>('main_host_of', institutionId);
    // Where both are one, a proxy that names another host to us must not send people round and round.
    const isOther = found !== undefined && found.host !== new URL(publicUrl(this.settings, '')).hostname;
    const ownHost = isOther ? found.host : null;
    return { origin: publicUrl(this.settings, '', ownHost), ownHost };
  }

  /** Whom passkeys are made for and shown to in a request. @param host as the request names it; '' for none. */
  async partyAt(institutionId: string, host: string): Promise<RelyingParty> {
    const { hostname: publicId } = new URL(publicUrl(this.settings, ''));
    const own = await this.ownHost(institutionId, host);
    const { hostname, origin } = new URL(publicUrl(this.settings, '', own));
    return { id: hostname, origin, publicId };
  }

  /** The other addresses that somebody may have used here, without `/` at the end. @param host as the request names it. */
  async elsewhere(institutionId: string, host: string): Promise<string[]> {
    const { origin } = await this.partyAt(institutionId, host);
    const all = new Set([await this.originOf(institutionId), publicUrl(this.settings, '')]);
    return [...all].filter((other) => other !== origin);
  }

  /** The name in lower case, where it is a host of the institution's own; null for every other. */
  private async ownHost(institutionId: string, host: string): Promise<string | null> {
    if (!/^[a-z0-9.-]{1,253}$/i.test(host)) return null;
    const [found] = await this.db.atTheDoor<{ id: string }>('institution_at', host);
    return found?.id === institutionId ? host.toLowerCase() : null;
  }
}

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

/** @param us where the institution's pages are, from `OwnAddresses.originOf`; never what a request says of its host. */
export function addressesOf(us: string, providerId: string): OurAddresses {
  const saml = `${us}/sign-in/saml/${providerId}`;
  return {
    callback: `${us}/sign-in/oidc/${providerId}/callback`,
    answers: `${saml}/answer`,
    metadata: `${saml}/metadata`,
    home: `${us}/`,
  };
}
