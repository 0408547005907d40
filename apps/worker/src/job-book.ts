import { Injectable } from '@nestjs/common';
import type { Jobs } from '@footing/database';
import { Drafts } from '@footing/matching';
import { Imports } from '@footing/people';

/** The one table of what is done for each kind of job: one call each. */
@Injectable()
export class JobBook {
  constructor(
    private readonly imports: Imports,
    private readonly drafts: Drafts,
  ) {}

  async open(jobs: Jobs): Promise<void> {
    await jobs.work('read-import', ({ institutionId, importId }) => this.imports.read(institutionId, importId));
    await jobs.work('check-import', ({ institutionId, importId }) => this.imports.check(institutionId, importId));
    await jobs.work('write-import', ({ institutionId, importId }) => this.imports.write(institutionId, importId));
    await jobs.work('run-draft', ({ institutionId, draftId }) => this.drafts.run(institutionId, draftId));
  }
}
