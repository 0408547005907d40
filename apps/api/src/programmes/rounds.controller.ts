import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { MinimumFitInput, RoundInput, RoundRules, Rounds, RoundSchoolsInput, TiersInput } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { listing } from '../http/listing';
import { PageInput } from '../http/page.input';
import { Audited, Needs, NotAudited } from '../http/policy';
import { Documented } from '../openapi/documented';
import { roundList } from './resources';
import { presentRound, presentRoundWithRules, roundWithRulesResource } from './round.presenter';

@Controller('rounds')
export class RoundsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly rules: RoundRules,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({
    summary: 'All rounds, the latest first; at most 100 a page',
    status: 200,
    gives: roundList,
    query: PageInput,
  })
  async list(@CurrentActor() actor: Actor, @Query() { page }: PageInput) {
    return listing(await this.rounds.listAll(actor), page, presentRound);
  }

  @Get(':id')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({
    summary: 'One round with its criteria, barriers, tiers and schools',
    status: 200,
    gives: roundWithRulesResource,
  })
  show(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return this.shown(actor, id);
  }

  @Put(':id')
  @Needs('programmes.edit')
  @Audited('round.changed')
  @Documented({
    summary: 'Change the name and days of a round',
    status: 200,
    gives: roundWithRulesResource,
    takes: RoundInput,
  })
  async edit(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: RoundInput) {
    await this.rounds.edit(actor, id, input);
    return this.shown(actor, id);
  }

  @Put(':id/tiers')
  @Needs('programmes.edit')
  @Audited('round.tiers-assigned')
  @Documented({
    summary: 'Say which priority groups are served in which order',
    status: 200,
    gives: roundWithRulesResource,
    takes: TiersInput,
  })
  async assignTiers(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: TiersInput) {
    await this.rules.assignTiers(actor, id, input);
    return this.shown(actor, id);
  }

  @Put(':id/schools')
  @Needs('programmes.edit')
  @Audited('round.schools-chosen')
  @Documented({
    summary: 'Say which schools take part',
    status: 200,
    gives: roundWithRulesResource,
    takes: RoundSchoolsInput,
  })
  async chooseSchools(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: RoundSchoolsInput) {
    await this.rules.chooseSchools(actor, id, input);
    return this.shown(actor, id);
  }

  @Put(':id/minimum-fit')
  @Needs('programmes.edit')
  @Audited('round.minimum-fit-changed')
  @Documented({
    summary: 'Set the fit, in percent, below which nobody is paired',
    status: 200,
    gives: roundWithRulesResource,
    takes: MinimumFitInput,
  })
  async setMinimumFit(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: MinimumFitInput) {
    await this.rules.setMinimumFit(actor, id, input);
    return this.shown(actor, id);
  }

  private async shown(actor: Actor, id: string) {
    return presentRoundWithRules(await this.rounds.find(actor, id));
  }
}
