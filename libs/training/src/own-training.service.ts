import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { columnOf, learnerOf, subjectOf } from './data/learner.query';
import { modulesNow } from './data/modules.query';
import type { Learner } from './data/standing.query';
import { isPassed, monthsAfter, type Picks } from './domain/marking';
import type { ModuleNow } from './domain/module';
import { Training, type TrainingStanding } from './training.service';

/** What came of answering. */
export interface Answered {
  readonly isPassed: boolean;
  /** Until when it holds; null: for good, or not passed. */
  readonly until: Date | null;
}

/** Somebody's own training: what is for them, reading it, and passing it. */
@Injectable()
export class OwnTraining {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly training: Training,
  ) {}

  /** How they stand with what is for them; null when no record is tied to their account yet. */
  async list(actor: Actor): Promise<readonly TrainingStanding[] | null> {
    permit(actor, 'training.own');
    return this.db.transaction(
      actor,
      async (tx) => {
        const who = await learnerOf(tx, actor);
        return who && this.training.standing(tx, actor.institutionId, who);
      },
      'own',
    );
  }

  /** A module that is for them. @throws {DomainError} not-found, `training.not-found`. */
  async find(actor: Actor, code: string): Promise<ModuleNow> {
    permit(actor, 'training.own');
    return this.db.transaction(actor, async (tx) => (await this.forThem(tx, actor, code)).module, 'own');
  }

  /**
   * Answers the checks of a module, and promises what it asks to be promised. Passing is kept; anything else is not, so that
   * it can be tried again as often as somebody likes. @throws {DomainError} not-found; conflict, `training.changed`, when
   * another version has come meanwhile; invalid, `training.promise`, at the field `promise`.
   */
  async answer(actor: Actor, code: string, given: { version: number; picks: Picks; promised: boolean }) {
    permit(actor, 'training.own');
    return this.db.transaction(
      actor,
      async (tx): Promise<Answered> => {
        const { who, module } = await this.forThem(tx, actor, code);
        if (module.version !== given.version) throw new DomainError('conflict', 'training.changed', code);
        if (!isPassed(module, given.picks)) return { isPassed: false, until: null };
        if (module.promise !== '' && !given.promised) throw noPromise();
        return { isPassed: true, until: await this.keep(tx, actor, who, module) };
      },
      'own',
    );
  }

  private async forThem(tx: EntityManager, actor: Actor, code: string): Promise<{ who: Learner; module: ModuleNow }> {
    const who = await learnerOf(tx, actor);
    const module = (await modulesNow(tx, actor.institutionId)).find((one) => one.code === code);
    if (!who || module?.audience !== who.kind) throw new DomainError('not-found', 'training.not-found', code);
    return { who, module };
  }

  private async keep(tx: EntityManager, actor: Actor, who: Learner, module: ModuleNow): Promise<Date | null> {
    const at = this.clock.now();
    const until = module.months === null ? null : monthsAfter(at, module.months);
    await tx.query(
      `insert into training_result (institution_id, ${columnOf[who.kind]}, code, version, passed_at, until)
       values ($1, $2, $3, $4, $5, $6)`,
      [actor.institutionId, who.id, module.code, module.version, at, until],
    );
    await record(tx, actor, { event: 'training.passed', subjects: [subjectOf(who)], fields: [module.code] });
    return until;
  }
}

const noPromise = () =>
  new DomainError('invalid', 'training.promise', 'training.promise', [
    { field: 'promise', message: 'Tick the box if you agree. Without it you cannot go on as a mentor' },
  ]);
