import { Injectable } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Day } from '../domain/clocks/day';
import { addLine, type RightLineStep } from './data/lines.query';
import type { KeptRequest } from './data/requests.query';
import type { RightNews } from './right-letters';
import { RightMail } from './right-mail.service';

/** What is written down at a step. */
export interface Written {
  readonly step: RightLineStep;
  /** For the person; empty: nothing. */
  readonly words: string;
  readonly dueOn: Day;
}

/** Writes the line that every change of a request needs, and tells the person by mail. */
@Injectable()
export class RightScribe {
  constructor(
    private readonly secrets: Secrets,
    private readonly mail: RightMail,
  ) {}

  /** Tells somebody who is erased in this very transaction; nobody where no address is known. */
  async farewell(
    tx: EntityManager,
    { institutionId }: Actor,
    email: string,
    sentences: readonly string[],
  ): Promise<void> {
    if (email !== '') await this.mail.farewell(tx, institutionId, email, sentences);
  }

  /** @param news what the mail says; null: none goes out. */
  async write(
    tx: EntityManager,
    { institutionId, accountId }: Actor,
    request: KeptRequest,
    written: Written,
    news: RightNews | null,
  ): Promise<void> {
    const mailId = news && (await this.mail.tell(tx, institutionId, request, news));
    const line = { requestId: request.id, accountId, personId: request.subject.id, mailId };
    await addLine(tx, this.secrets, institutionId, { ...line, ...written });
  }
}
