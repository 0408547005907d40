import { Module } from '@nestjs/common';
import { ProgrammesModule } from '@footing/programmes';
import { SurveysModule } from '@footing/surveys';
import { SurveyChoices } from './choices';
import { SurveyFigures } from './figures';
import { QualificationController } from './qualification.controller';
import { WavesController } from './waves.controller';

/** The surveys of a round, for the programme lead and whoever reports. */
@Module({
  imports: [ProgrammesModule, SurveysModule],
  controllers: [QualificationController, WavesController],
  providers: [SurveyChoices, SurveyFigures],
})
export class WavePages {}
