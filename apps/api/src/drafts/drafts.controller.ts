import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '@footing/kernel';
import { Drafts } from '@footing/matching';
import { Rounds } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { listing } from '../http/listing';
import { locate } from '../http/location';
import { PageInput } from '../http/page.input';
import { Audited, Needs, NotAudited } from '../http/policy';
import { Documented } from '../openapi/documented';
import { NewDraftInput } from './draft.input';
import { draftList, draftResource, presentDraft } from './draft.presenter';

@Controller()
export class DraftsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly drafts: Drafts,
  ) {}

  @Get('rounds/:id/drafts')
  @Needs('drafts.read')
  @NotAudited('it shows counts, and nobody’s data')
  @Documented({
    summary: 'The drafts of a round, the newest first; at most 100 a page',
    status: 200,
    gives: draftList,
    query: PageInput,
  })
  async list(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() { page }: PageInput) {
    await this.rounds.find(actor, id);
    return listing(await this.drafts.list(actor, id), page, presentDraft);
  }

  @Post('rounds/:id/drafts')
  @Needs('drafts.make')
  @Audited('draft.asked-for')
  @Documented({
    summary: 'Ask for a draft: everybody of the round is matched anew',
    status: 202,
    gives: draftResource,
    takes: NewDraftInput,
    canConflict: true,
  })
  async make(
    @CurrentActor() actor: Actor,
    @Param('id', Id) roundId: string,
    @Body() input: NewDraftInput,
    @Res({ passthrough: true }) res: Response,
  ) {
    const { id } = await this.drafts.make(actor, roundId, input);
    locate(res, `drafts/${id}`);
    return presentDraft(await this.drafts.find(actor, id));
  }

  @Get('drafts/:id')
  @Needs('drafts.read')
  @NotAudited('it shows counts, and nobody’s data')
  @Documented({ summary: 'One draft: how far it is, and its figures', status: 200, gives: draftResource })
  async show(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentDraft(await this.drafts.find(actor, id));
  }

  @Put('drafts/:id/cancellation')
  @Needs('drafts.make')
  @Audited('draft.cancelled')
  @Documented({ summary: 'Stop a draft that is being made', status: 200, gives: draftResource, canConflict: true })
  async cancel(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    await this.drafts.cancel(actor, id);
    return presentDraft(await this.drafts.find(actor, id));
  }
}
