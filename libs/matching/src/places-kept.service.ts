import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import type { PricedPlaces } from '@footing/engine';
import { type Actor, permit } from '@footing/kernel';
import { type PriorityGroup, primaryGroups, PriorityGroups } from '@footing/programmes';
import { OpenDrafts, type ReadyDraft } from './open-drafts.service';

/** So long a page waits; after that it says that the work goes on. */
const PATIENCE_MS = 8_000;

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
    permit(actor, 'people.read');
    const draft = await this.drafts.find(actor, draftId);
    const groups = await Promise.race([this.priced(actor, draft), pause(PATIENCE_MS, 'late' as const, { ref: false })]);
    return groups === 'late' ? null : { draft, groups };
  }

  private async priced(actor: Actor, draft: ReadyDraft): Promise<readonly GroupPrice[] | null> {
    const found: GroupPrice[] = [];
    for (const [group, members] of await this.members(actor, draft)) {
      const prices = await this.drafts.ask(actor, draft, 'price-of-places', { members });
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
