import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { DomainError } from '@footing/kernel';
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

/** Before an institution is known there is none to act for. */
const nobody = { institutionId: '' };

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
    const saved = this.db.transaction(nobody, (tx) => tx.save(tx.create(Institution, { ...given })));
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
    const found = await this.db.transaction(nobody, (tx) => tx.findOneBy(Institution, { slug }));
    if (!found) throw notFound('institution', slug);
    return found;
  }

  /** All of them by name, for the sign-in page. */
  list(): Promise<Institution[]> {
    return this.db.transaction(nobody, (tx) => tx.find(Institution, { order: { name: 'asc' } }));
  }
}

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
