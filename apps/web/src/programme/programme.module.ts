import { Module } from '@nestjs/common';
import { MatchingModule } from '@footing/matching';
import { PairingsModule } from '@footing/pairings';
import { PeopleModule } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { BarriersController } from './barriers.controller';
import { ColumnChoices } from './column-choices';
import { CriteriaController } from './criteria.controller';
import { MinimumFitController } from './minimum-fit.controller';
import { ProgrammesController } from './programmes.controller';
import { RoundChoicesController } from './round-choices.controller';
import { RoundController } from './round.controller';
import { RoundCounts } from './round-counts';
import { RoundReachController } from './round-reach.controller';
import { RoundsController } from './rounds.controller';

/** The pages where a programme lead sets up programmes, rounds and their rules. */
@Module({
  imports: [ProgrammesModule, PeopleModule, MatchingModule, PairingsModule],
  controllers: [
    ProgrammesController,
    RoundsController,
    RoundController,
    RoundReachController,
    CriteriaController,
    BarriersController,
    MinimumFitController,
    RoundChoicesController,
  ],
  providers: [ColumnChoices, RoundCounts],
})
export class ProgrammePages {}
