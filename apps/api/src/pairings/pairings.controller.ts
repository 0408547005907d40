import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { Pairings } from '@footing/pairings';
import { Rounds } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { listing } from '../http/listing';
import { PageInput } from '../http/page.input';
import { Audited, Needs } from '../http/policy';
import { Documented } from '../openapi/documented';
import { pairingList, presentPairing } from './pairing.presenter';

@Controller('rounds/:id/pairings')
export class PairingsController {
  constructor(
    private readonly rounds: Rounds,
    private readonly pairings: Pairings,
  ) {}

  @Get()
  @Needs('pairings.read')
  @Audited('pairing.listed')
  @Documented({
    summary: 'The pairings of a round, by the student’s last name; at most 100 a page',
    status: 200,
    gives: pairingList,
    query: PageInput,
  })
  async list(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() { page }: PageInput) {
    await this.rounds.find(actor, id);
    return listing(await this.pairings.list(actor, id), page, presentPairing);
  }
}
