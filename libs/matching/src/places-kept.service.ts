import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { PricedPlaces } from '@footing/engine';
import { type Actor, permit } from '@footing/kernel';
import { type PriorityGroup, primaryGroups, PriorityGroups } from '@footing/programmes';
import { KeptAnswers } from './domain/kept-answers';
import { OpenDrafts, type ReadyDraft } from './open-drafts.service';
import { PAGE_PATIENCE_MS, within } from './patience';

/** Answers are small, and hold as long as nobody’s group changes. */
const KEPT = 50;

/** What keeping places for one priority group would cost. */
export interface GroupPrice {
  readonly group: Pick<PriorityGroup, 'id' | 'name'>;
  /** Students of the round who count for this group. */
  readonly students: number;
  /** From the places they have anyway, ascending by one; at least one entry. */
  readonly prices: readonly PricedPlaces[];
}

/** What keeping places would cost, group by group. */
export interface KeptPlaces {
  readonly draft: ReadyDraft;
  /** Only groups that somebody of the round counts for; null where the round keeps no places. */
  readonly groups: readonly GroupPrice[] | null;
}

/** What keeping places for priority groups would cost, before anybody decides to. */
@Injectable()
export class PlacesKept {
  private readonly pricesOf = new KeptAnswers<readonly PricedPlaces[] | null>(KEPT);

  constructor(
    private readonly db: Database,
    private readonly drafts: OpenDrafts,
    private readonly groups: PriorityGroups,
  ) {}

  /**
   * @returns null when it takes longer than a page waits; it is worked out meanwhile: ask again.
   * @throws {DomainError} forbidden, for it tells sizes of groups; not-found; conflict, `draft.not-ready`.
   */
  async of(actor: Actor, draftId: string): Promise<KeptPlaces | null> {
    permit(actor, 'drafts.read');
    const draft = await this.drafts.find(actor, draftId);
    return within(
      PAGE_PATIENCE_MS,
      this.priced(actor, draft).then((groups) => ({ draft, groups })),
    );
  }

  private async priced(actor: Actor, draft: ReadyDraft): Promise<readonly GroupPrice[] | null> {
    const found: GroupPrice[] = [];
    for (const [group, members] of await this.members(actor, draft)) {
      const key = [draft.id, ...members].join(' ');
      const prices = await this.pricesOf.get(key, () => this.drafts.ask(actor, draft, 'price-of-places', { members }));
      if (prices === null) return null;
      found.push({ group, students: members.length, prices });
    }
    return found;
  }

  /** Application ids by group, in the order of the groups' names. Each student counts for one group. */
  private async members(actor: Actor, { roundId }: ReadyDraft): Promise<[PriorityGroup, string[]][]> {
    const { institutionId } = actor;
    const groupOf = await this.db.transaction(actor, (tx) => primaryGroups(tx, { institutionId, roundId }));
    const all = await this.groups.list(actor);
    return all
      .map((group): [PriorityGroup, string[]] => [
        group,
        [...groupOf].filter(([, groupId]) => groupId === group.id).map(([applicationId]) => applicationId),
      ])
      .filter(([, members]) => members.length > 0);
  }
}
