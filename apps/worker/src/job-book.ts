import { Injectable } from '@nestjs/common';
import { Jobs } from '@footing/database';
import { DraftRuns, StudyRuns } from '@footing/matching';
import { ImportSteps } from '@footing/people';

/** The one table of what is done for each kind of job: one call each. */
@Injectable()
export class JobBook {
  constructor(
    private readonly jobs: Jobs,
    private readonly imports: ImportSteps,
    private readonly drafts: DraftRuns,
    private readonly studies: StudyRuns,
  ) {}

  /** Starts taking work from the queue. */
  async open(): Promise<void> {
    await this.jobs.work('read-import', ({ institutionId, importId }) => this.imports.read(institutionId, importId));
    await this.jobs.work('check-import', ({ institutionId, importId }) => this.imports.check(institutionId, importId));
    await this.jobs.work('write-import', ({ institutionId, importId }) => this.imports.write(institutionId, importId));
    await this.jobs.work('run-draft', ({ institutionId, draftId }) => this.drafts.run(institutionId, draftId));
    await this.jobs.work('run-study', ({ institutionId, studyId }) => this.studies.run(institutionId, studyId));
  }
}
