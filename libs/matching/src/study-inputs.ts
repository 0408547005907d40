import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import type { MatchInput } from '@footing/engine';
import type { Actor } from '@footing/kernel';
import { Candidates } from '@footing/people';
import { loadRound, lotteryOf, settingsOf } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { DraftInput } from './data/draft-input.entity';
import { rejectionsOf } from './data/drafts.query';
import { inputFields } from './data/looked';
import type { Study } from './data/study.entity';
import { matchInput } from './domain/match-input';

/** What a study reads: what was frozen with its draft, or, before there is one, the round as it is now. */
@Injectable()
export class StudyInputs {
  constructor(
    private readonly db: Database,
    private readonly candidates: Candidates,
  ) {}

  of(actor: Actor, study: Study): Promise<MatchInput> {
    return this.db.asMatcher(actor, async (tx) => {
      const input = await this.within(tx, actor, study);
      const count = input.students.length + input.mentors.length;
      await record(tx, actor, { event: 'study.read', object: study.id, fields: inputFields, special: true, count });
      return input;
    });
  }

  private async within(tx: EntityManager, actor: Actor, { draftId, roundId }: Study): Promise<MatchInput> {
    const { institutionId } = actor;
    if (draftId !== null) return (await tx.findOneByOrFail(DraftInput, { institutionId, draftId })).input;
    const detail = await loadRound(tx, institutionId, roundId);
    const year = Number(detail.round.dates.meetingsStart.slice(0, 4));
    return matchInput(await this.candidates.within(tx, actor, roundId), {
      settings: { ...settingsOf(detail), year },
      pins: [],
      rejections: await rejectionsOf(tx, institutionId, roundId),
      seed: (await lotteryOf(tx, { institutionId, id: roundId })).seed,
    });
  }
}
