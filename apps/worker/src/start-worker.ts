import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Settings } from '@footing/config';
import { BusyDays } from './busy-days';
import { AnswerKeeper } from './answer-keeper';
import { ConcernKeeper } from './concern-keeper';
import { CampaignKeeper } from './campaign-keeper';
import { ConsentKeeper } from './consent-keeper';
import { JobBook } from './job-book';
import { LogKeeper } from './log-keeper';
import { MailJobBook } from './mail-job-book';
import { MeetingKeeper } from './meeting-keeper';
import { NetworkKeeper } from './network-keeper';
import { PairingKeeper } from './pairing-keeper';
import { RecordKeeper } from './record-keeper';
import { RetentionDays } from './retention-days';
import { SignInRounds } from './sign-in-rounds';
import { SurveyKeeper } from './survey-keeper';
import { SectorKeeper } from './sector-keeper';
import { TidyUp } from './tidy-up';
import { TrackerKeeper } from './tracker-keeper';
import { TrainingDays } from './training-days';
import { WorkerModule } from './worker.module';

/** Starts taking work from the queue. Stopping waits for what is being done, up to a quarter of a minute. */
export async function startWorker(settings: Settings): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings), {
    logger: ['error'],
    abortOnError: false,
  });
  await app.get(JobBook).open();
  await app.get(MailJobBook).open();
  await app.get(TidyUp).open();
  await app.get(TrackerKeeper).open();
  app.get(RetentionDays).open();
  app.get(TrainingDays).open();
  app.get(BusyDays).open();
  app.get(CampaignKeeper).open();
  app.get(ConsentKeeper).open();
  app.get(ConcernKeeper).open();
  app.get(LogKeeper).open();
  app.get(SectorKeeper).open();
  await app.get(PairingKeeper).open();
  app.get(NetworkKeeper).open();
  app.get(MeetingKeeper).open();
  app.get(AnswerKeeper).open();
  app.get(RecordKeeper).open();
  app.get(SignInRounds).open();
  app.get(SurveyKeeper).open();
  return app;
}
