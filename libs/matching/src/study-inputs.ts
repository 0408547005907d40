import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { MatchInput } from '@footing/engine';
import type { Actor } from '@footing/kernel';
import { Candidates } from '@footing/people';
import { loadRound, lotteryOf, settingsOf } from '@footing/programmes';
import { DraftInput } from './data/draft-input.entity';
import { rejectionsOf } from './data/drafts.query';
import type { Study } from './data/study.entity';
import { matchInput } from './domain/match-input';

/** What a study reads: what was frozen with its draft, or, before there is one, the round as it is now. */
@Injectable()
export class StudyInputs {
  constructor(
    private readonly db: Database,
    private readonly candidates: Candidates,
  ) {}

  of(actor: Actor, { draftId, roundId }: Study): Promise<MatchInput> {
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => {
      if (draftId !== null) return (await tx.findOneByOrFail(DraftInput, { institutionId, draftId })).input;
      const detail = await loadRound(tx, institutionId, roundId);
      const year = Number(detail.round.dates.meetingsStart.slice(0, 4));
      return matchInput(await this.candidates.within(tx, actor, roundId), {
        settings: { ...settingsOf(detail), year },
        pins: [],
        rejections: await rejectionsOf(tx, institutionId, roundId),
        seed: (await lotteryOf(tx, { institutionId, id: roundId })).seed,
      });
    });
  }
}
