import { Module } from '@nestjs/common';
import { ConsentModule } from '@footing/consent';
import { MessagesModule } from '@footing/messages';
import { PairingsModule } from '@footing/pairings';
import { PeopleModule } from '@footing/people';
import { SecretsModule } from '@footing/secrets';
import { TrainingModule } from '@footing/training';
import { SealedAnswers } from './sealed-answers.service';
import { Seats } from './seats.service';
import { Sending } from './sending.service';
import { MeanwhileTexts } from './meanwhile-texts.service';
import { SignUps } from './sign-ups.service';
import { Standings } from './standings.service';
import { Withdrawals } from './withdrawals.service';

/** Students sign up, and see where they stand. */
@Module({
  imports: [SecretsModule, MessagesModule, ConsentModule, PeopleModule, TrainingModule, PairingsModule],
  providers: [SealedAnswers, Seats, Sending, SignUps, Standings, Withdrawals, MeanwhileTexts],
  exports: [SignUps, Sending, Standings, Withdrawals, MeanwhileTexts],
})
export class JoiningModule {}
