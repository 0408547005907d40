import { PracticeModule } from '@footing/evidence';
import { Module } from '@nestjs/common';
import { PracticeActionsController } from './actions.controller';
import { PracticeEntriesController } from './entries.controller';
import { PracticeFilesController } from './files.controller';
import { PracticeWordingsController } from './wordings.controller';
import { PracticeYearController } from './year.controller';
import { PracticeYearsController } from './years.controller';

/** How a university looks at what it does for social mobility, year by year. */
@Module({
  imports: [PracticeModule],
  controllers: [
    PracticeWordingsController,
    PracticeYearsController,
    PracticeYearController,
    PracticeFilesController,
    PracticeEntriesController,
    PracticeActionsController,
  ],
})
export class PracticePages {}
