import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Actor, DomainError } from '@footing/kernel';
import { Forecasts, WhatIfs } from '@footing/matching';
import { TriedRulesInput } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { Audited, Needs } from '../http/policy';
import { Documented } from '../openapi/documented';
import {
  aimsResource,
  mentorGapsResource,
  presentAims,
  presentMentorGaps,
  presentWhatIf,
  whatIfResource,
} from './forecast.presenter';

/** What can be foreseen from a draft. Nothing of it changes anything. */
@Controller('drafts/:id')
export class ForecastsController {
  constructor(
    private readonly forecasts: Forecasts,
    private readonly whatIfs: WhatIfs,
  ) {}

  @Get('mentor-gaps')
  @Needs('drafts.read')
  @Audited('draft.weighed')
  @Documented({
    summary: 'Which mentors the round lacks, by what students want; the greatest need first',
    status: 200,
    gives: mentorGapsResource,
    canConflict: true,
  })
  async gaps(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentMentorGaps(there(await this.forecasts.gaps(actor, id), id));
  }

  @Get('aims')
  @Needs('drafts.read')
  @Audited('draft.weighed')
  @Documented({
    summary: 'What each aim would give for the people of the draft',
    status: 200,
    gives: aimsResource,
    canConflict: true,
  })
  async aims(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentAims(there(await this.forecasts.aims(actor, id), id));
  }

  @Post('what-if')
  @Needs('drafts.read')
  @Audited('what-if.viewed')
  @Documented({
    summary: 'Try other rules on the draft; nothing is kept',
    status: 200,
    gives: whatIfResource,
    takes: TriedRulesInput,
    canConflict: true,
  })
  async whatIf(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: TriedRulesInput) {
    return presentWhatIf(there(await this.whatIfs.ask(actor, id, input), id));
  }
}

/** A large round takes longer than an answer waits; the work goes on. */
function there<T>(answer: T | null, draftId: string): T {
  if (answer === null) throw new DomainError('conflict', 'forecast.at-work', `draft ${draftId}`);
  return answer;
}
