import type { IdentityProviders } from '@footing/identity';
import { paths } from '../paths';

/** One way of signing in that an institution offers. */
export interface SignInWay {
  readonly href: string;
  readonly text: string;
  readonly hint: string;
}

const byEmail: SignInWay = {
  href: paths.emailSignIn,
  text: 'Sign in with your e-mail address',
  hint: 'for mentors, and for everybody whose university has no other way here',
};

const byPasskey: SignInWay = {
  href: paths.passkeySignIn,
  text: 'Sign in with a passkey',
  hint: 'your face, finger or PIN, if you have set that up',
};

/** The ways of signing in to an institution: its own sign-in services first, then those that everybody has here. */
export class SignInWays {
  constructor(
    private readonly everywhere: readonly SignInWay[] = [],
    private readonly providers: Pick<IdentityProviders, 'offered'>,
  ) {}

  /** @param institutionId null where none has been set up. */
  async at(institutionId: string | null): Promise<SignInWay[]> {
    const services = institutionId ? await this.providers.offered(institutionId) : [];
    const own = services.map(({ id, kind, name }) => ({
      href: kind === 'oidc' ? paths.oidcSignIn(id) : paths.samlSignIn(id),
      text: name,
      hint: 'with the name and password you use at your university',
    }));
    return [...own, ...this.everywhere, ...(institutionId ? [byPasskey, byEmail] : [])];
  }
}
