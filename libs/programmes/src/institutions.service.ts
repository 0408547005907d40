import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { DomainError, systemActor } from '@footing/kernel';
import { Institution } from './data/institution.entity';
import { type Nation, nations } from './domain/nations';
import { meaning, notFound, refuse } from './errors';

/** What makes an institution: its address, name, nation and where people write to. */
export interface NewInstitution {
  /** Lower case, digits and inner hyphens, at most 63 characters. */
  readonly slug: string;
  readonly name: string;
  readonly nation: Nation;
  readonly contactEmail: string;
  readonly isDemo?: boolean;
}

/** The universities of this installation. */
@Injectable()
export class Institutions {
  constructor(private readonly db: Database) {}

  /**
   * Only our own set-up makes an institution; no page does.
   * @throws {DomainError} invalid, `institution.wrong` or `institution.slug-taken`, with the fields.
   */
  async create(given: NewInstitution): Promise<Institution> {
    refuse('institution.wrong', faultsIn(given));
    // Made in its own name, since nobody may write a row of another's.
    const id = randomUUID();
    const saved = this.db.transaction({ institutionId: id }, async (tx) => {
      await tx.insert(Institution, { id, ...given });
      await record(tx, systemActor(id), { event: 'institution.added', object: id });
      return tx.findOneByOrFail(Institution, { id });
    });
    return meaning(saved, (constraint) => (constraint === 'institution_slug_key' ? slugTaken() : undefined));
  }

  /** @throws {DomainError} not-found, `institution.not-found`. */
  async find(institutionId: string): Promise<Institution> {
    const found = await this.db.transaction({ institutionId }, (tx) =>
      tx.findOneBy(Institution, { id: institutionId }),
    );
    if (!found) throw notFound('institution', institutionId);
    return found;
  }

  /** @throws {DomainError} not-found, `institution.not-found`. */
  async bySlug(slug: string): Promise<Institution> {
    const found = (await this.list()).find((one) => one.slug === slug);
    if (!found) throw notFound('institution', slug);
    return found;
  }

  /** Id of the institution that has this host name; null: none has. */
  async atHost(host: string): Promise<string | null> {
    const [found] = await this.db.atTheDoor<{ id: string }>('institution_at', host.slice(0, 255));
    return found?.id ?? null;
  }

  /** All of them by name, for the sign-in page. */
  async list(): Promise<Institution[]> {
    return (await this.db.atTheDoor<InstitutionRow>('institutions')).map(fromRow);
  }
}

/** A row of the table as the database names it. */
interface InstitutionRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nation: Nation;
  readonly contact_email: string;
  readonly postal_address: string;
  readonly supervised_contact: boolean;
  readonly is_demo: boolean;
  readonly created_at: Date;
}

const fromRow = ({
  contact_email,
  postal_address,
  supervised_contact,
  is_demo,
  created_at,
  ...row
}: InstitutionRow): Institution => ({
  ...row,
  contactEmail: contact_email,
  postalAddress: postal_address,
  supervisedContact: supervised_contact,
  isDemo: is_demo,
  createdAt: created_at,
});

const faultsIn = ({ slug, name, nation }: NewInstitution) =>
  [
    !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(slug) && {
      field: 'slug',
      message: 'Use lower-case letters, digits and hyphens, at most 63',
    },
    name.trim() === '' && { field: 'name', message: 'Enter the name of the institution' },
    !Object.hasOwn(nations, nation) && { field: 'nation', message: 'Select a nation' },
  ].filter((fault) => fault !== false);

const slugTaken = () =>
  new DomainError('invalid', 'institution.slug-taken', 'slug taken', [
    { field: 'slug', message: 'Another institution has this address. Choose another' },
  ]);
