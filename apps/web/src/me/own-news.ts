import { Injectable } from '@nestjs/common';
import { OwnDecisions } from '@footing/consent';
import { Conversations } from '@footing/conversations';
import { OwnIntroductions } from '@footing/introductions';
import type { Actor } from '@footing/kernel';
import { AfterMeetings } from '@footing/scheduling';
import { OwnSurveys } from '@footing/surveys';

/** What is new for somebody who takes part, whoever and whichever round it comes from. */
@Injectable()
export class OwnNews {
  constructor(
    private readonly decisions: OwnDecisions,
    private readonly conversations: Conversations,
    private readonly introductions: OwnIntroductions,
    private readonly after: AfterMeetings,
    private readonly surveys: OwnSurveys,
  ) {}

  /** Everything that their first page says besides what it is for. */
  async of(actor: Actor) {
    return {
      isNew: await this.decisions.isNewHere(actor),
      unread: await this.conversations.unread(actor),
      introductions: await this.introductions.of(actor),
      toSay: await this.after.toSay(actor),
      surveys: await this.surveys.of(actor),
    };
  }
}
