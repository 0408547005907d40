import { Injectable } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { Applications, Offers } from '@footing/people';
import { PriorityGroups, Schools } from '@footing/programmes';

/** How much there is of what a round is made of. */
export interface Counts {
  readonly students: number;
  readonly mentors: number;
  /** Of the whole university, whether they take part or not. */
  readonly schools: number;
  readonly groups: number;
}

/** Counts what a round's own page shows beside each task. */
@Injectable()
export class RoundCounts {
  constructor(
    private readonly applications: Applications,
    private readonly offers: Offers,
    private readonly schools: Schools,
    private readonly groups: PriorityGroups,
  ) {}

  /** @throws {DomainError} forbidden. */
  async of(actor: Actor, roundId: string): Promise<Counts> {
    return {
      students: await this.applications.count(actor, roundId),
      mentors: await this.offers.count(actor, roundId),
      schools: (await this.schools.list(actor)).length,
      groups: (await this.groups.list(actor)).length,
    };
  }
}
