import { Injectable } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { Needs } from './domain/read-step';

type Here = Pick<Actor, 'institutionId'>;

/** What a student would like to share, with the very text that they were shown beside it. */
export interface ExperiencesAsked {
  readonly words: readonly string[];
  readonly noticeSha256: string;
  /** ISO 8601. */
  readonly shownAt: string;
}

const fields = { experiences: 'sign_up.experiences', needs: 'sign_up.needs' } as const;
export const noNeeds: Needs = { chosen: [], more: '' };

/** Needs as they are kept with an application; '' for none. */
export const needsInWords = ({ chosen, more }: Needs): string =>
  chosen.length === 0 && more === '' ? '' : JSON.stringify({ chosen, more });

/** Reads `needsInWords` back. */
export const needsFrom = (words: string): Needs => (words === '' ? noNeeds : (JSON.parse(words) as Needs));

/** Answers that only their owner may read while they are on their way: sealed with the owner's own key. */
@Injectable()
export class SealedAnswers {
  constructor(private readonly secrets: Secrets) {}

  sealExperiences(tx: EntityManager, here: Here, studentId: string, asked: ExperiencesAsked): Promise<Buffer> {
    return this.secrets.seal(tx, here, fields.experiences, studentId, JSON.stringify(asked));
  }

  sealNeeds(tx: EntityManager, here: Here, studentId: string, needs: Needs): Promise<Buffer> {
    return this.secrets.seal(tx, here, fields.needs, studentId, JSON.stringify(needs));
  }

  /** Null where nothing is sealed, or its key is gone. */
  async experiences(tx: EntityManager, here: Here, personId: string, sealed: Buffer | null) {
    return (await this.open(tx, here, 'experiences', personId, sealed)) as ExperiencesAsked | null;
  }

  async needs(tx: EntityManager, here: Here, personId: string, sealed: Buffer | null) {
    return (await this.open(tx, here, 'needs', personId, sealed)) as Needs | null;
  }

  private async open(
    tx: EntityManager,
    here: Here,
    what: keyof typeof fields,
    personId: string,
    sealed: Buffer | null,
  ): Promise<unknown> {
    if (sealed === null) return null;
    const [plain] = await this.secrets.openMany(tx, here, fields[what], [{ personId, sealed }]);
    return plain ? (JSON.parse(plain) as unknown) : null;
  }
}
