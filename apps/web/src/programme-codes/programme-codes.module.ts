import { ProgrammesModule } from '@footing/programmes';
import { Module } from '@nestjs/common';
import { CodesController } from './codes.controller';
import { KindsController } from './kinds.controller';

/** The pages of codes by which regulators and evaluators know programmes. */
@Module({ imports: [ProgrammesModule], controllers: [CodesController, KindsController] })
export class ProgrammeCodePages {}
