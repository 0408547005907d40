import { Injectable } from '@nestjs/common';
import { Interests, PlacesAsked } from '@footing/giving';
import { Rejoins } from '@footing/together';
import { TrainingReminders } from '@footing/training';
import { Days } from './days';

/**
 * Tells people every day whose training runs out soon, asks mentors again how many places they have when it is time, and
 * forgets who said that they want to mentor and never confirmed it.
 */
@Injectable()
export class TrainingDays {
  constructor(
    private readonly days: Days,
    private readonly reminders: TrainingReminders,
    private readonly places: PlacesAsked,
    private readonly interests: Interests,
    private readonly rejoins: Rejoins,
  ) {}

  open(): void {
    this.days.each('reminding of training', (id) => this.reminders.daily(id));
    this.days.each('asking mentors for their places', (id) => this.places.daily(id));
    this.days.each('telling of the next sign-up', (id) => this.rejoins.daily(id));
    this.days.each('forgetting who never confirmed that they want to mentor', (id) =>
      this.interests.forgetUnconfirmed(id),
    );
  }
}
