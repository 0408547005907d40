import { timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Database, whereOf } from '@footing/database';
import { type Actor, Clock, type RequestMark, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { dayOf } from '@footing/pairings';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { heardNow, type Hearing, openedBy, toHear } from './data/hear-again.query';
import { type AgainLink, lineOfLink, linkInWords, readAgainLink } from './domain/again-link';
import { againLetter } from './letters';

const USE = 'link to take part again';

/** What a link opens. */
export interface OpenRejoin {
  readonly side: 'student' | 'mentor';
  readonly roundId: string;
  readonly roundName: string;
  readonly programmeName: string;
  /** In whose name sign-up is begun, and nothing else. */
  readonly actor: Actor;
}

/** Whoever asked for it at the goodbye hears once when the next sign-up opens, with a link that begins theirs and does nothing else. */
@Injectable()
export class Rejoins {
  private readonly log = new Logger(Rejoins.name);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly secrets: Secrets,
  ) {}

  /** Writes to everybody whose next sign-up is open, each by themselves. @returns to how many. */
  async daily(institutionId: string): Promise<number> {
    const today = dayOf(this.clock.now());
    const due = await this.db.transaction({ institutionId }, (tx) => toHear(tx, institutionId, today, null));
    let told = 0;
    for (const one of due) if (await this.tell(institutionId, one)) told += 1;
    return told;
  }

  /** Changes nothing: scanners of mail open every link. Null: it is not ours, or the round takes nobody now. */
  async open(text: string, request?: RequestMark): Promise<OpenRejoin | null> {
    const read = readAgainLink(text);
    if (!read) return null;
    const { link, seal } = read;
    return this.db.transaction(link, async (tx) => {
      // Without this a made-up institution would be given a key.
      const [known] = await tx.query<unknown[]>('select from institution where id = $1', [link.institutionId]);
      if (!known || !isSame(await this.sealOf(tx, link), seal)) return null;
      const found = await openedBy(tx, link, dayOf(this.clock.now()));
      if (!found) return null;
      const { accountId, roundName, programmeName } = found;
      const { institutionId, side, roundId } = link;
      const actor: Actor = { institutionId, accountId, roles: [side], ...(request && { request }) };
      return { side, roundId, roundName, programmeName, actor };
    });
  }

  private tell(institutionId: string, one: Hearing): Promise<boolean> {
    const telling = this.db.transaction({ institutionId }, async (tx) => {
      if (!(await heardNow(tx, institutionId, one, this.clock.now()))) return false;
      const link = { ...one, institutionId };
      const words = linkInWords(link, await this.sealOf(tx, link));
      await this.mail.send(tx, systemActor(institutionId), { ...againLetter(one, words), to: one.email });
      return true;
    });
    return telling.catch((error: unknown) => {
      this.log.error(`${one.side} of pairing ${one.pairingId} did not hear of the next sign-up: ${whereOf(error)}`);
      return false;
    });
  }

  private async sealOf(tx: EntityManager, link: AgainLink): Promise<string> {
    const [seal = ''] = await this.secrets.tokens(tx, link, USE, [lineOfLink(link)]);
    return seal;
  }
}

const isSame = (ours: string, theirs: string): boolean =>
  ours.length === theirs.length && timingSafeEqual(Buffer.from(ours), Buffer.from(theirs));
