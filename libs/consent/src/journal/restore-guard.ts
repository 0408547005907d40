import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CannotStart } from '@footing/config';
import { MissedErasures } from '../rights/erasing/missed-erasures.service';
import { MissedStops } from './missed-stops.service';

/** Keeps the service from starting on a database that has forgotten what people stopped, or that they were erased. */
@Injectable()
export class RestoreGuard implements OnModuleInit {
  constructor(
    private readonly missed: MissedStops,
    private readonly erased: MissedErasures,
  ) {}

  /** @throws {CannotStart} while stops or erasures that were written down are missing. */
  async onModuleInit(): Promise<void> {
    const [missing, back] = [await this.missed.count(), await this.erased.count()];
    if (missing + back === 0) return;
    const stops = missing === 1 ? 'one stop that somebody asked for' : `${missing} stops that people asked for`;
    const people = back === 1 ? 'one person who was erased' : `${back} people who were erased`;
    const what = [...(missing > 0 ? [stops] : []), ...(back > 0 ? [people] : [])].join(' and of ');
    throw new CannotStart(
      `This database comes from a backup: it does not know of ${what} since. Run "npm run consent:replay", then start again`,
    );
  }
}
