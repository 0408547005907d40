import type { Actor } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WholePerson } from './data/person.query';

/** The records of one human being. */
export type Records = Pick<WholePerson, 'studentId' | 'mentorId'>;

/** Something that we hold about somebody and that can be corrected here. */
export interface HeldField {
  /** Small and stable, for example `student:firstName`. */
  readonly field: string;
  readonly label: string;
  /** Lists with semicolons between; '' where we hold nothing. */
  readonly value: string;
}

/** What a field should say. */
export interface Change {
  readonly field: string;
  /** What it said when that was asked for. */
  readonly was: string;
  readonly value: string;
}

/** The library that holds who people are: how a correction is read and made. */
export interface Corrector {
  /** In the order in which a page offers them; under the purpose `own`. */
  held(tx: EntityManager, here: Pick<Actor, 'institutionId'>, person: Records): Promise<HeldField[]>;
  /** What is wrong with such a value, in a sentence; null: nothing. Just as if it came in a file. */
  fault(field: string, value: string): string | null;
  /**
   * Makes the change, as part of the caller's transaction. @throws {DomainError} conflict, `right.value-changed`, where it says
   * something else by now; `right.value-taken`, where it is somebody else's; invalid, `right.value`.
   */
  correct(tx: EntityManager, actor: Actor, person: Records, change: Change): Promise<void>;
}

/** Who corrects: the library that holds people says so when its module begins. */
@Injectable()
export class Correctors {
  private known: Corrector | null = null;

  /** @throws when somebody has said so before. */
  register(corrector: Corrector): void {
    if (this.known) throw new Error('two correct what is held about people');
    this.known = corrector;
  }

  /** Null where nothing can be corrected here. */
  get one(): Corrector | null {
    return this.known;
  }
}
