import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { programmesEntities } from './data/entities';
import { Institutions } from './institutions.service';
import { Looks } from './looks.service';
import { PriorityGroups } from './priority-groups.service';
import { MoatLists } from './codes/moat-lists.service';
import { ProgrammeCodes } from './codes/programme-codes.service';
import { Programmes } from './programmes.service';
import { RoundChoices } from './round-choices.service';
import { RoundRules } from './round-rules.service';
import { Rounds } from './rounds.service';
import { Schools } from './schools.service';
import { Supervision } from './supervision.service';

const services = [
  Institutions,
  Looks,
  Supervision,
  Schools,
  PriorityGroups,
  Programmes,
  Rounds,
  RoundRules,
  RoundChoices,
  ProgrammeCodes,
  MoatLists,
];

/** Institutions, programmes, rounds, and what is decided about a round. */
@Module({ imports: [TypeOrmModule.forFeature(programmesEntities)], providers: services, exports: services })
export class ProgrammesModule {}
