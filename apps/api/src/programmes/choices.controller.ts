import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { RoundChoices, RoundChoicesInput, Rounds } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { Audited, Needs, NotAudited } from '../http/policy';
import { Documented } from '../openapi/documented';
import { choicesResource, lotteryResource, presentChoices, presentLottery } from './choices.presenter';

/** What counts first in a round, and its lottery. */
@Controller('rounds/:id')
export class ChoicesController {
  constructor(
    private readonly rounds: Rounds,
    private readonly choices: RoundChoices,
  ) {}

  @Get('choices')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({ summary: 'What counts first in a round', status: 200, gives: choicesResource })
  async show(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentChoices(await this.rounds.find(actor, id));
  }

  @Put('choices')
  @Needs('programmes.edit')
  @Audited('round.choices-changed')
  @Documented({
    summary: 'Say what counts first in a round, all at once; what is left out goes back to what a new round has',
    status: 200,
    gives: choicesResource,
    takes: RoundChoicesInput,
  })
  async save(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: RoundChoicesInput) {
    await this.choices.save(actor, id, input);
    return presentChoices(await this.rounds.find(actor, id));
  }

  @Get('lottery')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({
    summary: 'The promise of a round’s lottery, and its seed once pairings are published',
    status: 200,
    gives: lotteryResource,
  })
  async lottery(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentLottery(await this.choices.lottery(actor, id));
  }
}
