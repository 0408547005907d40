import { Module } from '@nestjs/common';
import { SurveysModule } from '@footing/surveys';
import { LinkSurveyController } from './link-survey.controller';
import { OwnSurveyController } from './own-survey.controller';

/** Answering surveys: by the link of a mail, or signed in. */
@Module({ imports: [SurveysModule], controllers: [LinkSurveyController, OwnSurveyController] })
export class SurveyPages {}
