import { Body, Controller, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '@footing/kernel';
import { BarrierInput, CriterionInput, RoundRules, Rounds, WeightsInput } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { listing } from '../http/listing';
import { locate } from '../http/location';
import { PageInput } from '../http/page.input';
import { Audited, Needs, NotAudited } from '../http/policy';
import { Documented } from '../openapi/documented';
import { criterionList } from './resources';
import { barrierResource, criterionResource, presentBarrier, presentCriterion } from './round.presenter';

@Controller('rounds/:id')
export class RulesController {
  constructor(
    private readonly rounds: Rounds,
    private readonly rules: RoundRules,
  ) {}

  @Get('criteria')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({
    summary: 'The criteria of a round, in order; at most 100 a page',
    status: 200,
    gives: criterionList,
    query: PageInput,
  })
  async criteria(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() { page }: PageInput) {
    return listing((await this.rounds.find(actor, id)).criteria, page, presentCriterion);
  }

  @Post('criteria')
  @Needs('programmes.edit')
  @Audited('round.criteria-changed')
  @Documented({
    summary: 'Add a criterion; the others give way in proportion',
    status: 201,
    gives: criterionResource,
    takes: CriterionInput,
  })
  async addCriterion(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body() input: CriterionInput,
    @Res({ passthrough: true }) res: Response,
  ) {
    const criterion = await this.rules.addCriterion(actor, id, input);
    locate(res, `rounds/${id}/criteria`);
    return presentCriterion(criterion);
  }

  @Put('criteria/weights')
  @Needs('programmes.edit')
  @Audited('round.criteria-changed')
  @Documented({
    summary: 'Set the weights of all criteria; they sum to 100',
    status: 200,
    gives: criterionList,
    takes: WeightsInput,
    canConflict: true,
  })
  async saveWeights(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: WeightsInput) {
    await this.rules.saveWeights(actor, id, input);
    return listing((await this.rounds.find(actor, id)).criteria, 1, presentCriterion);
  }

  @Delete('criteria/:criterionId')
  @Needs('programmes.edit')
  @Audited('round.criteria-changed')
  @Documented({ summary: 'Remove a criterion; the others share its weight', status: 204 })
  removeCriterion(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Param('criterionId', Id) criterionId: string,
  ) {
    return this.rules.removeCriterion(actor, id, criterionId);
  }

  @Post('barriers')
  @Needs('programmes.edit')
  @Audited('round.barriers-changed')
  @Documented({ summary: 'Add a barrier', status: 201, gives: barrierResource, takes: BarrierInput })
  async addBarrier(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body() input: BarrierInput,
    @Res({ passthrough: true }) res: Response,
  ) {
    const barrier = await this.rules.addBarrier(actor, id, input);
    locate(res, `rounds/${id}`);
    return presentBarrier(barrier);
  }

  @Delete('barriers/:barrierId')
  @Needs('programmes.edit')
  @Audited('round.barriers-changed')
  @Documented({ summary: 'Remove a barrier', status: 204 })
  removeBarrier(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Param('barrierId', Id) barrierId: string) {
    return this.rules.removeBarrier(actor, id, barrierId);
  }
}
