import { Injectable } from '@nestjs/common';
import { Mail } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { officersOf } from '../officers.query';
import { retentionLetter, type RetentionNews } from './retention-letters';

/** Tells data protection officers what goes, before and after; never what it holds. */
@Injectable()
export class RetentionMail {
  constructor(private readonly mail: Mail) {}

  /** Puts the letters in the outbox, in the transaction of what they tell. */
  async tell(tx: EntityManager, institutionId: string, news: RetentionNews): Promise<void> {
    for (const { email } of await officersOf(tx, institutionId))
      await this.mail.send(tx, { institutionId }, retentionLetter(email, news));
  }
}
