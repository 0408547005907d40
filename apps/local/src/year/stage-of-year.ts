import type { INestApplicationContext } from '@nestjs/common';
import type { Size, UniversityOfYear } from './found-university';
import type { Ledger } from './ledger';
import type { Wishes } from './person-of-year';
import type { PostOfYear } from './post-of-year';
import type { ThroughPages } from './through-pages';
import type { YearClock } from './year-clock';

/** Everything that a year is played with. */
export interface StageOfYear {
  readonly app: INestApplicationContext;
  readonly clock: YearClock;
  readonly ledger: Ledger;
  readonly post: PostOfYear;
  readonly wishes: Wishes;
  readonly university: UniversityOfYear;
  readonly sizes: readonly Size[];
  /** Null: everybody acts beside the pages. */
  readonly pages: ThroughPages | null;
}

/** How often what happened. */
export type Counts = Map<string, number>;

export const addTo = (counts: Counts, what: string, many = 1): void => {
  if (many > 0) counts.set(what, (counts.get(what) ?? 0) + many);
};
