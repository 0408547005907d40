import { Module } from '@nestjs/common';
import { PracticeActions } from './practice-actions.service';
import { PracticeEntries } from './practice-entries.service';
import { PracticeReports } from './practice-reports.service';
import { PracticeWordings } from './practice-wordings.service';
import { PracticeYears } from './practice-years.service';

export { PracticeActions, PracticeWordings, PracticeYears };

const services = [PracticeYears, PracticeEntries, PracticeActions, PracticeWordings, PracticeReports];

/** How a university looks at what it does for social mobility, year by year. */
@Module({ providers: services, exports: services })
export class PracticeModule {}
