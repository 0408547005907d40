import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { type AnswerLink, answerInWords, lineOfAnswer } from './answer-link';

const USE = 'answer from a mail';

/** Seals links that answer, and knows its own. */
@Injectable()
export class LinkSeals {
  constructor(private readonly secrets: Secrets) {}

  /** The last part of the link's address. */
  async make(tx: EntityManager, link: AnswerLink): Promise<string> {
    return answerInWords(link, await this.sealOf(tx, link));
  }

  async isOurs(tx: EntityManager, link: AnswerLink, seal: string): Promise<boolean> {
    const ours = await this.sealOf(tx, link);
    return ours.length === seal.length && timingSafeEqual(Buffer.from(ours), Buffer.from(seal));
  }

  private async sealOf(tx: EntityManager, link: AnswerLink): Promise<string> {
    const [seal = ''] = await this.secrets.tokens(tx, link, USE, [lineOfAnswer(link)]);
    return seal;
  }
}
