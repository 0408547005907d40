import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { Secrets } from '@footing/secrets';
import { IdentityProviders, type OpenProvider } from './identity-providers.service';
import { OidcService } from './oidc/oidc-service';
import { SamlService } from './saml/saml-service';

/** What a session keeps of the university it came from: enough to sign out there, sealed. */
export interface KeptUniversity {
  readonly providerId: string;
  /** In base64. */
  readonly sealed: string;
}

const FIELD = 'session.university';

/** Signing out at the university too, so that the next person at a shared computer is not let straight in again. */
@Injectable()
export class UniversitySignOut {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly providers: IdentityProviders,
    private readonly oidc: OidcService,
    private readonly saml: SamlService,
  ) {}

  /** @param leaving of the arrival that the session begins with. */
  async keep({ institutionId, id }: OpenProvider, leaving: Readonly<Record<string, string>>): Promise<KeptUniversity> {
    const here = { institutionId };
    const sealed = await this.db.transaction(here, (tx) =>
      this.secrets.seal(tx, here, FIELD, null, JSON.stringify(leaving)),
    );
    return { providerId: id, sealed: sealed.toString('base64') };
  }

  /** Where to send the browser; null where the university has no such place, or cannot be reached now. */
  async addressFor({ providerId, sealed }: KeptUniversity): Promise<string | null> {
    const provider = await this.providers.open(providerId).catch(() => null);
    if (!provider) return null;
    try {
      const opened = await this.db.transaction(provider, (tx) =>
        this.secrets.open(tx, provider, FIELD, null, Buffer.from(sealed, 'base64')),
      );
      const leaving = JSON.parse(opened) as Record<string, string>;
      const service = provider.kind === 'oidc' ? this.oidc : this.saml;
      return await service.signOutUrl(provider, leaving);
    } catch {
      // Whatever the university's side says, signing out here must work.
      return null;
    }
  }
}
