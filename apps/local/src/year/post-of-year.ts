import type { INestApplicationContext } from '@nestjs/common';
import { SignInMail } from '@footing/identity';
import { MailRuns } from '@footing/messages';
import type { KeptMail } from '../demo-mail/kept-mail';
import type { Ledger } from './ledger';

/** A mail as it was caught, with the day on which it was sent. */
export interface SentMail {
  readonly day: string;
  readonly to: string;
  readonly subject: string;
  /** With its links: two about the same question have the same. */
  readonly words: string;
}

const AT_ONCE = 8;
const MOST_CAUGHT = 150;

/** Empties the outbox as the worker does, and keeps what arrived. */
export class PostOfYear {
  readonly sent: SentMail[] = [];
  /** How many of each kind went out. */
  readonly kinds = new Map<string, number>();
  private lastCaught = 0;
  /** What went out between the days' ends, and is told of with the next. */
  private early = new Map<string, number>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly app: INestApplicationContext,
    private readonly ledger: Ledger,
    private readonly catcher: KeptMail,
    private readonly institutionId: string,
  ) {}

  /** Answers whoever asked for a link to sign in, and lets everything go. One after the other. */
  letGo(day: string): Promise<unknown> {
    this.turn = this.turn.then(async () => {
      const asked = await this.ledger.rows<{ id: string }>(
        'select id from sign_in_request where token_hash is null and ended_at is null order by asked_at',
      );
      for (const { id } of asked) await this.app.get(SignInMail).decide(this.institutionId, id);
      this.early = await this.empty(day);
    });
    return this.turn;
  }

  /** @returns how many of each kind went out. */
  async empty(day: string): Promise<Map<string, number>> {
    const today = this.early;
    this.early = new Map();
    for (;;) {
      const waiting = await this.ledger.rows<{ id: string; kind: string }>(
        `select id, kind from mail where state = 'waiting' order by id limit ${MOST_CAUGHT}`,
      );
      if (waiting.length === 0) return today;
      for (const { kind } of waiting)
        for (const counts of [today, this.kinds]) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      for (let from = 0; from < waiting.length; from += AT_ONCE)
        await Promise.all(
          waiting.slice(from, from + AT_ONCE).map(({ id }) => this.app.get(MailRuns).run(this.institutionId, id)),
        );
      this.collect(day);
    }
  }

  private collect(day: string): void {
    const fresh = this.catcher.all().filter(({ number }) => number > this.lastCaught);
    for (const { number, to, subject, text } of fresh) {
      this.lastCaught = Math.max(this.lastCaught, number);
      this.sent.push({ day, to, subject, words: text });
    }
  }
}
