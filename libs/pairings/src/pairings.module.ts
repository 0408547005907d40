import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MatchingModule } from '@footing/matching';
import { pairingsEntities } from './data/entities';
import { OwnPairings } from './own/own-pairings.service';
import { Pairings } from './pairings.service';
import { Places } from './places.service';

/** Pairings and their publication. */
@Module({
  imports: [TypeOrmModule.forFeature(pairingsEntities), MatchingModule],
  providers: [Pairings, OwnPairings, Places],
  exports: [Pairings, OwnPairings, Places],
})
export class PairingsModule {}
