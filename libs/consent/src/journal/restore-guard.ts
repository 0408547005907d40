import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CannotStart } from '@footing/config';
import { MissedStops } from './missed-stops.service';

/** Keeps the service from starting on a database that has forgotten what people stopped. */
@Injectable()
export class RestoreGuard implements OnModuleInit {
  constructor(private readonly missed: MissedStops) {}

  /** @throws {CannotStart} while stops that were written down are missing. */
  async onModuleInit(): Promise<void> {
    const missing = await this.missed.count();
    if (missing === 0) return;
    const what = missing === 1 ? 'one stop that somebody asked for' : `${missing} stops that people asked for`;
    throw new CannotStart(
      `This database comes from a backup: it does not know of ${what} since. Run "npm run consent:replay", then start again`,
    );
  }
}
