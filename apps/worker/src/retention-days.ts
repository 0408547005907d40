import { Injectable } from '@nestjs/common';
import { Retention } from '@footing/consent';
import { Days } from './days';

/** Looks every day at what has been kept long enough. */
@Injectable()
export class RetentionDays {
  constructor(
    private readonly days: Days,
    private readonly retention: Retention,
  ) {}

  open(): void {
    this.days.each('retention', (id, today) => this.retention.daily(id, today));
  }
}
