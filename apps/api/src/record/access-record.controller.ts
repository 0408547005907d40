import { Controller, Get, Query } from '@nestjs/common';
import { AccessRecord } from '@footing/audit';
import type { Actor } from '@footing/kernel';
import { CurrentActor } from '../http/current-actor';
import { PageInput } from '../http/page.input';
import { Audited, Needs, NotAudited } from '../http/policy';
import { Documented } from '../openapi/documented';
import { AccessRecordInput } from './access-record.input';
import { accessList, presentAccesses } from './access-record.presenter';

/** Who looked at what. */
@Controller()
export class AccessRecordController {
  constructor(private readonly record: AccessRecord) {}

  @Get('me/access-record')
  @Needs('access-record.own')
  @NotAudited('people look at what is about themselves')
  @Documented({
    summary: 'Who has looked at the data of whoever asks, the newest first; 50 a page',
    status: 200,
    gives: accessList,
    query: PageInput,
  })
  async mine(@CurrentActor() actor: Actor, @Query() { page = 1 }: PageInput) {
    return presentAccesses(await this.record.mine(actor, { page }));
  }

  @Get('access-record')
  @Needs('access-record.read')
  @Audited('access-record.searched')
  @Documented({
    summary: 'Who looked at what, the newest first; 50 a page, counted up to 10,000',
    status: 200,
    gives: accessList,
    query: AccessRecordInput,
  })
  async search(@CurrentActor() actor: Actor, @Query() { page = 1, ...search }: AccessRecordInput) {
    return presentAccesses(await this.record.search(actor, search, { page }));
  }
}
