import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsentModule, StopPlaces } from '@footing/consent';
import { MatchingModule } from '@footing/matching';
import { Mail, MessagesModule } from '@footing/messages';
import { SecretsModule } from '@footing/secrets';
import { TrainingModule } from '@footing/training';
import { pairingsEntities } from './data/entities';
import { NewPairs } from './desk/new-pairs.service';
import { PairingDesk } from './desk/pairing-desk.service';
import { StandingApprovals } from './desk/standing-approvals.service';
import { ExamDays } from './exam-days.service';
import { ContactHolds } from './life/contact-holds.service';
import { LinkSeals } from './life/link-seals.service';
import { Lives } from './life/lives.service';
import { NextPairings } from './life/next-pairings.service';
import { PairingMail } from './life/pairing-mail.service';
import { Reoffers } from './life/reoffers.service';
import { SilenceClock } from './life/silence-clock.service';
import { AnswerLinks } from './own/answer-links.service';
import { MentorReadiness } from './life/mentor-readiness.service';
import { OwnPairings } from './own/own-pairings.service';
import { OwnWishes } from './own/own-wishes.service';
import { stopShowing } from './own/stop-showing';
import { Pairings } from './pairings.service';
import { Places } from './places.service';

const services = [
  Pairings,
  OwnPairings,
  AnswerLinks,
  Places,
  ExamDays,
  PairingDesk,
  NewPairs,
  StandingApprovals,
  SilenceClock,
  ContactHolds,
  Lives,
];

/** Pairings: their publication, their life, and what each side sees of them. */
@Module({
  imports: [
    TypeOrmModule.forFeature(pairingsEntities),
    ConsentModule,
    MatchingModule,
    MessagesModule,
    SecretsModule,
    TrainingModule,
  ],
  providers: [...services, LinkSeals, PairingMail, MentorReadiness, OwnWishes, NextPairings, Reoffers],
  exports: services,
})
export class PairingsModule {
  constructor(places: StopPlaces, mail: Mail) {
    places.register('partner-page', (tx, actor, stopped) => stopShowing(tx, mail, actor, stopped));
  }
}
