import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '@footing/kernel';
import { Studies, type Study } from '@footing/matching';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { listing } from '../http/listing';
import { locate } from '../http/location';
import { PageInput } from '../http/page.input';
import { Audited, Needs, NotAudited } from '../http/policy';
import { Documented } from '../openapi/documented';
import { LotteryDesignInput, StudyInput } from './study.input';
import { chanceList, presentChance, presentStudy, studyResource } from './study.presenter';

/** What is worked out about a round beside its drafts: replays, chances of a mentor, what a lottery would show. */
@Controller()
export class StudiesController {
  constructor(private readonly studies: Studies) {}

  @Post('drafts/:id/studies')
  @Needs('drafts.make')
  @Audited('study.asked-for')
  @Documented({
    summary: 'Make a draft again to compare it, or draw its lottery again and again',
    status: 202,
    gives: studyResource,
    takes: StudyInput,
    canConflict: true,
  })
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', Id) draftId: string,
    @Body() { kind, draws }: StudyInput,
    @Res({ passthrough: true }) res: Response,
  ) {
    return asked(res, await this.studies.ask(actor, draftId, kind === 'replay' ? { kind } : { kind, draws }));
  }

  @Post('rounds/:id/lottery-designs')
  @Needs('drafts.make')
  @Audited('study.asked-for')
  @Documented({
    summary: 'See what lotteries of several strengths would show and cost in a round',
    status: 202,
    gives: studyResource,
    takes: LotteryDesignInput,
    canConflict: true,
  })
  async askDesign(
    @CurrentActor() actor: Actor,
    @Param('id', Id) roundId: string,
    @Body() { draws }: LotteryDesignInput,
    @Res({ passthrough: true }) res: Response,
  ) {
    return asked(res, await this.studies.askDesign(actor, roundId, draws));
  }

  @Get('studies/:id')
  @Needs('drafts.read')
  @NotAudited('it shows counts, and nobody’s data')
  @Documented({ summary: 'One study: how far it is, and what it came to', status: 200, gives: studyResource })
  async show(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentStudy(await this.studies.find(actor, id));
  }

  @Get('studies/:id/chances')
  @Needs('drafts.read')
  @Audited('chances.listed')
  @Documented({
    summary: 'Each student’s chance of a mentor, by a study of chances that is done; at most 100 a page',
    status: 200,
    gives: chanceList,
    query: PageInput,
  })
  async chances(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() { page }: PageInput) {
    await this.studies.find(actor, id);
    return listing(await this.studies.chances(actor, id), page, presentChance);
  }

  @Put('studies/:id/cancellation')
  @Needs('drafts.make')
  @Audited('study.cancelled')
  @Documented({ summary: 'Stop a study', status: 200, gives: studyResource, canConflict: true })
  async cancel(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    await this.studies.cancel(actor, id);
    return presentStudy(await this.studies.find(actor, id));
  }
}

function asked(res: Response, study: Study) {
  locate(res, `studies/${study.id}`);
  return presentStudy(study);
}
