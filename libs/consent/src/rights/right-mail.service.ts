import { Injectable } from '@nestjs/common';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import type { Day } from '../domain/clocks/day';
import { officersOf } from '../officers.query';
import { farewellLetter, handlersLetter, rightLetter, type RightNews } from './right-letters';

/** Who asked. Whoever has no account reads nothing here: they are answered as they asked. */
interface Asker {
  readonly id: string;
  readonly email: string | null;
  readonly hasAccount?: boolean;
}

/** Mail about requests: to whoever asked, and to those who handle them. */
@Injectable()
export class RightMail {
  constructor(private readonly mail: Mail) {}

  /** Tells somebody what became of their request. @returns the mail's id; null where they have no address. */
  tell(
    tx: EntityManager,
    institutionId: string,
    { id, email, hasAccount = true }: Asker,
    news: RightNews,
  ): Promise<string | null> {
    if (email === null || !hasAccount) return Promise.resolve(null);
    return this.mail.send(tx, { institutionId }, rightLetter(email, news, `/me/data/rights/asked/${id}`));
  }

  /** Tells somebody who is erased in this very transaction. */
  farewell(tx: EntityManager, institutionId: string, email: string, sentences: readonly string[]): Promise<string> {
    return this.mail.send(tx, { institutionId }, farewellLetter(email, sentences));
  }

  /** Tells everybody who handles requests that one has come in. */
  async tellHandlers(tx: EntityManager, institutionId: string, id: string, dueOn: Day): Promise<void> {
    for (const { email } of await officersOf(tx, institutionId))
      await this.mail.send(tx, { institutionId }, handlersLetter(email, dueOn, `/rights/${id}`));
  }
}
