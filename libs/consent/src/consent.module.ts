import { Module } from '@nestjs/common';
import { SecretsModule } from '@footing/secrets';
import { Choices } from './choices.service';
import { LogModule } from './log/log.module';
import { MissedStops } from './journal/missed-stops.service';
import { StopJournal } from './journal/stop-journal';
import { Notices } from './notices.service';
import { OwnChoices } from './own/own-choices.service';
import { ShownTexts } from './own/shown-texts.service';
import { OwnDecisions } from './own/own-decisions.service';
import { Receipts } from './receipts/receipts.service';
import { Erasures } from './rights/erasing/erasures.service';
import { MissedErasures } from './rights/erasing/missed-erasures.service';
import { StopLinks } from './stop-links/stop-links.service';
import { PurposeSettings } from './settings/purpose-settings.service';
import { Correctors } from './rights/correctors';
import { StopsModule } from './stops/stops.module';

/** What people decided about their data, and how it is kept to. */
@Module({
  imports: [SecretsModule, LogModule, StopsModule],
  providers: [
    ...[Choices, Notices, StopJournal, MissedStops, PurposeSettings],
    ...[OwnChoices, OwnDecisions, ShownTexts, Receipts, StopLinks, Erasures, MissedErasures],
    Correctors,
  ],
  exports: [
    LogModule,
    StopsModule,
    Choices,
    Notices,
    StopJournal,
    MissedStops,
    Erasures,
    MissedErasures,
    OwnChoices,
    OwnDecisions,
    ShownTexts,
    Receipts,
    StopLinks,
    PurposeSettings,
    Correctors,
  ],
})
export class ConsentModule {}
