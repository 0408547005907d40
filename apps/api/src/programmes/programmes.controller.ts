import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '@footing/kernel';
import { NewRoundInput, ProgrammeInput, Programmes, Rounds } from '@footing/programmes';
import { CurrentActor } from '../http/current-actor';
import { Id } from '../http/id';
import { listing } from '../http/listing';
import { locate } from '../http/location';
import { PageInput } from '../http/page.input';
import { Audited, Needs, NotAudited } from '../http/policy';
import { Documented } from '../openapi/documented';
import { presentProgramme, programmeResource } from './programme.presenter';
import { programmeList, roundList } from './resources';
import { presentRound, roundResource } from './round.presenter';

@Controller('programmes')
export class ProgrammesController {
  constructor(
    private readonly programmes: Programmes,
    private readonly rounds: Rounds,
  ) {}

  @Get()
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({
    summary: 'All programmes, by name; at most 100 a page',
    status: 200,
    gives: programmeList,
    query: PageInput,
  })
  async list(@CurrentActor() actor: Actor, @Query() { page }: PageInput) {
    return listing(await this.programmes.list(actor), page, presentProgramme);
  }

  @Post()
  @Needs('programmes.edit')
  @Audited('programme.added')
  @Documented({ summary: 'Add a programme', status: 201, gives: programmeResource, takes: ProgrammeInput })
  async create(@CurrentActor() actor: Actor, @Body() input: ProgrammeInput, @Res({ passthrough: true }) res: Response) {
    const programme = await this.programmes.create(actor, input);
    locate(res, `programmes/${programme.id}`);
    return presentProgramme(programme);
  }

  @Get(':id')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({ summary: 'One programme', status: 200, gives: programmeResource })
  async show(@CurrentActor() actor: Actor, @Param('id', Id) id: string) {
    return presentProgramme(await this.programmes.find(actor, id));
  }

  @Put(':id')
  @Needs('programmes.edit')
  @Audited('programme.changed')
  @Documented({ summary: 'Change a programme', status: 200, gives: programmeResource, takes: ProgrammeInput })
  async edit(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Body() input: ProgrammeInput) {
    await this.programmes.edit(actor, id, input);
    return presentProgramme(await this.programmes.find(actor, id));
  }

  @Get(':id/rounds')
  @Needs('programmes.read')
  @NotAudited('it shows settings, and nobody’s data')
  @Documented({
    summary: 'The rounds of a programme, the latest first; at most 100 a page',
    status: 200,
    gives: roundList,
    query: PageInput,
  })
  async roundsOf(@CurrentActor() actor: Actor, @Param('id', Id) id: string, @Query() { page }: PageInput) {
    return listing(await this.rounds.list(actor, id), page, presentRound);
  }

  @Post(':id/rounds')
  @Needs('programmes.edit')
  @Audited('round.added')
  @Documented({
    summary: 'Add a round, with the usual rules or those of another round',
    status: 201,
    gives: roundResource,
    takes: NewRoundInput,
  })
  async addRound(
    @CurrentActor() actor: Actor,
    @Param('id', Id) id: string,
    @Body() input: NewRoundInput,
    @Res({ passthrough: true }) res: Response,
  ) {
    const round = await this.rounds.create(actor, id, input);
    locate(res, `rounds/${round.id}`);
    return presentRound(round);
  }
}
