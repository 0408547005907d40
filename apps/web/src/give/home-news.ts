import { Injectable } from '@nestjs/common';
import { Conversations } from '@footing/conversations';
import { PlacesAsked } from '@footing/giving';
import type { Actor } from '@footing/kernel';

/** What is new for a mentor: offers that are asked about, and messages. */
@Injectable()
export class HomeNews {
  constructor(
    private readonly asked: PlacesAsked,
    private readonly conversations: Conversations,
  ) {}

  /** Why each offer is asked about now, and how many messages have not been read, by the id of the pairing. */
  async of(actor: Actor) {
    return { asked: await this.asked.of(actor), unread: await this.conversations.unread(actor) };
  }
}
