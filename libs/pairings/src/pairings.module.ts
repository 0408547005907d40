import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MatchingModule } from '@footing/matching';
import { pairingsEntities } from './data/entities';
import { Pairings } from './pairings.service';

/** Pairings and their publication. */
@Module({
  imports: [TypeOrmModule.forFeature(pairingsEntities), MatchingModule],
  providers: [Pairings],
  exports: [Pairings],
})
export class PairingsModule {}
