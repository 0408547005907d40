import { Module } from '@nestjs/common';
import { SurveysModule } from '@footing/surveys';
import { BlocksController } from './blocks.controller';
import { FilesController } from './files.controller';
import { InstrumentsController } from './instruments.controller';
import { ItemsController } from './items.controller';
import { OrderController } from './order.controller';
import { OwnScaleController } from './own-scale.controller';
import { SavingSurveys } from './saving';
import { TrialController } from './trial.controller';
import { VersionsController } from './versions.controller';

/** Writing surveys. */
@Module({
  imports: [SurveysModule],
  // Files first: what comes below `import` is no survey of that id.
  controllers: [
    FilesController,
    InstrumentsController,
    ItemsController,
    OrderController,
    BlocksController,
    OwnScaleController,
    VersionsController,
    TrialController,
  ],
  providers: [SavingSurveys],
})
export class InstrumentPages {}
