import { ConsentModule, StopPlaces } from '@footing/consent';
import { Mail, MessagesModule } from '@footing/messages';
import { SecretsModule } from '@footing/secrets';
import { Module } from '@nestjs/common';
import { Answering } from './answering/answering';
import { AnsweringByLink } from './answering/answering-by-link.service';
import { LinksTakenBack } from './answering/links-taken-back.service';
import { OwnSurveys } from './answering/own-surveys.service';
import { SayingYes } from './answering/saying-yes';
import { Seats } from './answering/seats';
import { Board } from './board/board.service';
import { Scales } from './board/scales.service';
import { SurveyClock } from './clock/survey-clock.service';
import { SurveyMail } from './clock/survey-mail';
import { FrozenInstruments } from './instruments/frozen-instruments';
import { Instruments } from './instruments/instruments.service';
import { QualificationDays } from './qualification/qualification-days.service';
import { stopSurveys } from './stop-surveys';
import { Waves } from './waves/waves.service';

const services = [
  AnsweringByLink,
  LinksTakenBack,
  OwnSurveys,
  Instruments,
  Waves,
  Board,
  Scales,
  SurveyClock,
  QualificationDays,
];

/** Surveys: what is asked, of whom and when, and what was said. */
@Module({
  imports: [ConsentModule, MessagesModule, SecretsModule],
  providers: [...services, Answering, Seats, SayingYes, FrozenInstruments, SurveyMail],
  exports: services,
})
export class SurveysModule {
  constructor(places: StopPlaces, mail: Mail) {
    places.register('evidence', (tx, actor, stopped) => stopSurveys(tx, mail, actor, stopped));
  }
}
