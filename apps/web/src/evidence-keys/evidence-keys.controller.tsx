import { SigningKeys } from '@footing/evidence';
import { Controller, Get, Post } from '@nestjs/common';
import { Audited, Needs, NotAudited } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { evidenceKeyAddresses as at } from './addresses';
import { EvidenceKeysPage, NewEvidenceKeyPage } from './evidence-keys.page';

/** What packs of evidence and published releases are signed with. */
@Controller('institution/evidence-keys')
@Needs('institution.settings')
export class EvidenceKeysController {
  constructor(private readonly keys: SigningKeys) {}

  @Get()
  @NotAudited('public halves of keys: nobody’s data')
  async list(@CurrentView() view: View): Promise<string> {
    const back = { href: paths.institution, text: 'Our university' };
    return view.page(
      { title: 'Keys that sign our evidence', back },
      <EvidenceKeysPage keys={await this.keys.list(view.actor)} />,
    );
  }

  @Get('new')
  @NotAudited('it asks whether; nothing changes')
  async confirm(@CurrentView() view: View): Promise<string> {
    const isFirst = (await this.keys.list(view.actor)).length === 0;
    const back = { href: at.all, text: 'Keys that sign our evidence' };
    return view.page(
      { title: isFirst ? 'Make the first key?' : 'Sign with a new key?', back },
      <NewEvidenceKeyPage isFirst={isFirst} csrf={view.csrf} />,
    );
  }

  @Post('new')
  @Audited('evidence.key-made')
  async renew(@CurrentView() view: View): Promise<string> {
    await this.keys.renew(view.actor);
    return view.seeOther(at.all, 'The new key signs from now on. Put its ten words where the old ones stood.');
  }
}
