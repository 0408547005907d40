import { Injectable } from '@nestjs/common';
import { Clock } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { modulesNow } from './data/modules.query';
import { type Learner, standingRows } from './data/standing.query';
import type { Standing } from './domain/module';

/** How somebody stands with one module that is for them. */
export interface TrainingStanding {
  readonly code: string;
  readonly title: string;
  readonly minutes: number;
  /** The version that holds now. */
  readonly version: number;
  readonly required: boolean;
  readonly standing: Standing;
  /** When they last passed it; null: never. */
  readonly passedAt: Date | null;
  /** Until when that holds; null: for good, or never passed. */
  readonly until: Date | null;
}

/** Who has done their training: asked inside the caller's own transaction, under the purpose `service` or `own`. */
@Injectable()
export class Training {
  constructor(private readonly clock: Clock) {}

  /** How they stand with every module that is for them, in the order they are shown. */
  async standing(tx: EntityManager, institutionId: string, who: Learner): Promise<readonly TrainingStanding[]> {
    const rows = await standingRows(tx, institutionId, who, this.clock.now());
    const modules = await modulesNow(tx, institutionId);
    return modules.flatMap(({ code, title, minutes }) =>
      rows
        .filter((row) => row.code === code)
        .map(({ version, required, standing, passedAt, until }) => ({
          ...{ code, title, minutes, version, required, standing, passedAt, until },
        })),
    );
  }

  /** Whether everything required of them is done and in date. */
  async isReady(tx: EntityManager, institutionId: string, who: Learner): Promise<boolean> {
    const rows = await standingRows(tx, institutionId, who, this.clock.now());
    return rows.every(({ required, standing }) => !required || standing === 'done');
  }
}
