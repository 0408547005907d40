import { Injectable } from '@nestjs/common';
import { type Actor, Clock, DomainError } from '@footing/kernel';
import { dayOf } from '@footing/pairings';
import type { EntityManager } from 'typeorm';
import { startedBy } from './data/endings.query';
import { otherName, type Pair } from './data/pair.query';
import { textsNow } from './data/texts.query';
import { isAgreement, type TextNow } from './domain/texts';
import { whichGuide } from './domain/which-guide';
import { OwnPairs } from './own-pairs.service';

/** A guide for a meeting, as one of the two finds it. */
export interface GuideView extends Pick<TextNow, 'code' | 'title' | 'about' | 'body'> {
  /** Why it suits now; null: it is not the one that does. */
  readonly why: string | null;
}

/** The guides of a pairing. */
export interface GuidesView {
  readonly id: string;
  readonly otherName: string;
  /** That suits now first. */
  readonly guides: readonly GuideView[];
}

/** Guides for conversations: short texts to read before a meeting, the same for both. */
@Injectable()
export class Guides {
  constructor(
    private readonly pairs: OwnPairs,
    private readonly clock: Clock,
  ) {}

  /** Every guide for their kind of programme. @throws {DomainError} not-found, `pairing.not-found`. */
  of(actor: Actor, id: string): Promise<GuidesView> {
    return this.pairs.read(actor, id, async (tx, pair) => ({
      ...{ id, otherName: otherName(pair) },
      guides: await guidesOf(tx, actor.institutionId, pair, this.clock.now()),
    }));
  }

  /** One of them. @throws {DomainError} not-found, `together.no-text` or `pairing.not-found`. */
  async find(actor: Actor, id: string, code: string): Promise<GuidesView & { readonly guide: GuideView }> {
    const view = await this.of(actor, id);
    const guide = view.guides.find((one) => one.code === code);
    if (!guide) throw new DomainError('not-found', 'together.no-text', code);
    return { ...view, guide };
  }
}

/** Inside a transaction that is open already. */
export async function guidesOf(tx: EntityManager, institutionId: string, pair: Pair, at: Date): Promise<GuideView[]> {
  const isClosing = (await startedBy(tx, institutionId, pair.id)) !== null;
  const suggested = whichGuide({ ...pair, today: dayOf(at), isClosing });
  const all = (await textsNow(tx, institutionId))
    .filter(({ code, kinds }) => !isAgreement(code) && kinds.includes(pair.programmeKind))
    .map(({ code, title, about, body }) => ({
      ...{ code, title, about, body, why: code === suggested.code ? suggested.why : null },
    }));
  return all.sort((a, b) => Number(b.why !== null) - Number(a.why !== null));
}
