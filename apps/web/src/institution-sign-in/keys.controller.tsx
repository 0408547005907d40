import { Controller, Get, Post } from '@nestjs/common';
import { SigningKeys } from '@footing/identity';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { KeysPage } from './keys.page';
import { toServices } from './services.controller';

/** Our own keys for SAML, and changing them in three steps. */
@Controller('institution/sign-in/keys')
@Needs('sign-in.configure')
export class SignInKeys {
  constructor(private readonly keys: SigningKeys) {}

  @Get()
  @NotAudited('certificates are public')
  async show(@CurrentView() view: View): Promise<string> {
    const keys = await this.keys.list(view.actor);
    return view.page({ title: 'Our keys', back: toServices }, <KeysPage keys={keys} csrf={view.csrf} />);
  }

  @Post('publish')
  @Audited('sign-in.keys-changed')
  async publish(@CurrentView() view: View): Promise<string> {
    await this.keys.publishNext(view.actor);
    return view.seeOther(paths.signInKeys, 'Another key is published. Nothing is signed with it yet.');
  }

  @Post('use')
  @Audited('sign-in.keys-changed')
  async use(@CurrentView() view: View): Promise<string> {
    await this.keys.useNext(view.actor);
    return view.seeOther(paths.signInKeys, 'The new key is in use. The old one stays published for now.');
  }

  @Post('forget')
  @Audited('sign-in.keys-changed')
  async forget(@CurrentView() view: View): Promise<string> {
    await this.keys.forgetOld(view.actor);
    return view.seeOther(paths.signInKeys, 'The old key is gone.');
  }
}
