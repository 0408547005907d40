import { Injectable } from '@nestjs/common';
import { OwnDecisions } from '@footing/consent';
import { Conversations } from '@footing/conversations';
import { OwnIntroductions } from '@footing/introductions';
import type { Actor } from '@footing/kernel';
import { AfterMeetings } from '@footing/scheduling';

/** What is new for a student, whichever round it comes from. */
@Injectable()
export class StudentNews {
  constructor(
    private readonly decisions: OwnDecisions,
    private readonly conversations: Conversations,
    private readonly introductions: OwnIntroductions,
    private readonly after: AfterMeetings,
  ) {}

  /** Everything that their first page says besides where they stand. */
  async of(actor: Actor) {
    return {
      isNew: await this.decisions.isNewHere(actor),
      unread: await this.conversations.unread(actor),
      introductions: await this.introductions.of(actor),
      toSay: await this.after.toSay(actor),
    };
  }
}
