import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Candidates } from '@footing/people';
import { loadRound, lotteryOf, settingsOf } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { usesOf } from './data/draft-uses.query';
import { frozenInput, rejectionsOf } from './data/drafts.query';
import type { Frozen } from './data/freezing.query';
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

  of(actor: Actor, study: Study): Promise<Frozen> {
    return this.db.asMatcher(actor, async (tx) => {
      const frozen = await this.within(tx, actor, study);
      const { input } = frozen;
      const count = input.students.length + input.mentors.length;
      await record(tx, actor, { event: 'study.read', object: study.id, fields: inputFields, special: true, count });
      return frozen;
    });
  }

  private async within(tx: EntityManager, actor: Actor, { draftId, roundId }: Study): Promise<Frozen> {
    const { institutionId } = actor;
    const of = { institutionId, draftId: draftId ?? '' };
    if (draftId !== null) return { uses: await usesOf(tx, of), input: await frozenInput(tx, of) };
    const detail = await loadRound(tx, institutionId, roundId);
    const year = Number(detail.round.dates.meetingsStart.slice(0, 4));
    const people = await this.candidates.within(tx, actor, roundId);
    const input = matchInput(people, {
      settings: { ...settingsOf(detail), year },
      pins: [],
      rejections: await rejectionsOf(tx, institutionId, roundId),
      seed: (await lotteryOf(tx, { institutionId, id: roundId })).seed,
    });
    return { input, uses: people.uses };
  }
}
