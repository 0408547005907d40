import { Injectable } from '@nestjs/common';
import { selfOf } from '@footing/consent';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { dayHere, minuteOf } from '../booking/agreed-time';
import { timesOfPeople } from '../data/availability.query';
import type { Mode } from '../domain/availability';
import { freeTimes } from '../domain/free-times';
import { DAY, dayText } from '../domain/local-days';
import { toLocal, toUtc } from '../domain/zones';

/** Days to come, from today on, on the clock where somebody is today. */
export interface ComingDays {
  readonly zone: string;
  /** Whether they have said anything of when they can meet. */
  readonly hasSaid: boolean;
  readonly days: readonly ComingDay[];
}

/** Minutes after midnight; one that goes on past midnight is told on both days. */
export interface ComingDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly times: readonly { readonly fromMinute: number; readonly toMinute: number; readonly mode: Mode }[];
}

/** What others are offered of somebody's time, for themselves to look at. */
@Injectable()
export class ComingTimes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws {DomainError} forbidden. */
  of(actor: Actor, days: number): Promise<ComingDays> {
    permit(actor, 'availability.own');
    const at = this.clock.now();
    return this.db.transaction(
      actor,
      async (tx) => {
        const self = await selfOf(tx, actor);
        if (!self) throw new DomainError('forbidden', 'permission.missing', 'availability.own');
        const window = { from: minuteOf(at), to: minuteOf(at) + (days + 2) * DAY };
        const [own] = await timesOfPeople(tx, actor.institutionId, [self], { window, today: dayHere(at), at });
        if (!own) return { zone: 'UTC', hasSaid: false, days: [] };
        const { zone, hasSaid, availability, travelMinutes } = own;
        const first = Math.floor(toLocal(window.from, zone) / DAY);
        const until = { from: window.from, to: toUtc((first + days) * DAY, zone) };
        const free = freeTimes(availability, until, travelMinutes).map(({ from, to, mode }) => ({
          ...{ from: toLocal(from, zone), to: toLocal(to - 1, zone) + 1, mode },
        }));
        const numbers = Array.from({ length: days }, (_, n) => first + n);
        return { zone, hasSaid, days: numbers.map((number) => dayOf(number, free)) };
      },
      'own',
    );
  }
}

interface Local {
  readonly from: number;
  readonly to: number;
  readonly mode: Mode;
}

function dayOf(number: number, free: readonly Local[]): ComingDay {
  const start = number * DAY;
  const times = free.flatMap(({ from, to, mode }) =>
    from < start + DAY && to > start
      ? [{ fromMinute: Math.max(0, from - start), toMinute: Math.min(DAY, to - start), mode }]
      : [],
  );
  return { day: dayText(number), times };
}
