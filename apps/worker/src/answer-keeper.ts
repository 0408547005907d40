import { Injectable } from '@nestjs/common';
import { Institutions } from '@footing/programmes';
import { CalendarAnswers } from '@footing/scheduling';
import { MINUTE_MS, Rounds } from './rounds';

const EVERY_MS = 2 * MINUTE_MS;

/** Looks every two minutes whether calendar programs have answered invitations. */
@Injectable()
export class AnswerKeeper {
  constructor(
    private readonly rounds: Rounds,
    private readonly institutions: Institutions,
    private readonly answers: CalendarAnswers,
  ) {}

  open(): void {
    this.rounds.every(EVERY_MS, 'the answers of calendars', async () => {
      const all = await this.institutions.list();
      return this.answers.round(all.map(({ id }) => id));
    });
  }
}
