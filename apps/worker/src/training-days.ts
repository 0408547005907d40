import { Injectable } from '@nestjs/common';
import { PlacesAsked } from '@footing/giving';
import { TrainingReminders } from '@footing/training';
import { Days } from './days';

/** Tells people every day whose training runs out soon, and asks mentors again how many places they have when it is time. */
@Injectable()
export class TrainingDays {
  constructor(
    private readonly days: Days,
    private readonly reminders: TrainingReminders,
    private readonly places: PlacesAsked,
  ) {}

  open(): void {
    this.days.each('reminding of training', (id) => this.reminders.daily(id));
    this.days.each('asking mentors for their places', (id) => this.places.daily(id));
  }
}
