import { Controller, Get, Query } from '@nestjs/common';
import { AccessRecord } from '@footing/audit';
import { NotAudited, SignedInOnly } from '../http/policy';
import { CurrentView, type View } from '../http/view';
import { paths } from '../paths';
import { MyRecordPage } from './my-record.page';
import { LINES_ON_A_PAGE } from './record-filter';

/** Who has looked at my data. */
@Controller('me/record')
export class MyRecordController {
  constructor(private readonly record: AccessRecord) {}

  @Get()
  @SignedInOnly('everybody may see who has looked at their own data')
  @NotAudited('people look at what is about themselves')
  async show(@CurrentView() view: View, @Query('page') page: unknown): Promise<string> {
    const record = await this.record.mine(view.actor, { page: Number(page) || 1, linesAPage: LINES_ON_A_PAGE });
    return view.page(
      { title: 'Who has looked at my data', back: { href: paths.me, text: 'My account' }, width: 'wide' },
      <MyRecordPage record={record} self={view.actor.accountId} />,
    );
  }
}
