import { Module } from '@nestjs/common';
import { Choices } from './choices.service';
import { MissedStops } from './journal/missed-stops.service';
import { StopJournal } from './journal/stop-journal';
import { Notices } from './notices.service';

/** What people decided about their data, and how it is kept to. */
@Module({ providers: [Choices, Notices, StopJournal, MissedStops], exports: [Choices, Notices, MissedStops] })
export class ConsentModule {}
