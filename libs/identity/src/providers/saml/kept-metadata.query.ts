import type { EntityManager } from 'typeorm';
import type { MetadataFacts, MetadataFault } from './metadata';
import type { MetadataSource } from './metadata-source';

/** The last good copy of a service's metadata, and how the newest attempt to fetch it went. */
export interface KeptMetadata {
  readonly facts: MetadataFacts;
  readonly fetchedAt: Date;
  readonly triedAt: Date;
  /** Why the newest attempt was not taken; null when it was. */
  readonly fault: MetadataFault | null;
}

/** Which service's. */
export interface MetadataOf {
  readonly institutionId: string;
  readonly providerId: string;
}

export async function metadataOf(
  tx: EntityManager,
  institutionId: string,
  providerId: string,
): Promise<KeptMetadata | null> {
  const [row] = await tx.query<KeptMetadata[]>(
    `select facts, fetched_at as "fetchedAt", tried_at as "triedAt", fault
     from provider_metadata where institution_id = $1 and provider_id = $2`,
    [institutionId, providerId],
  );
  return row ?? null;
}

/** Keeps a good copy instead of the one before. */
export async function keepMetadata(
  tx: EntityManager,
  of: MetadataOf,
  { document, facts }: MetadataSource,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into provider_metadata
       (institution_id, provider_id, document, facts, valid_until, fetched_at, tried_at, fault)
     values ($1, $2, $3, $4, $5, $6, $6, null)
     on conflict (institution_id, provider_id) do update set document = excluded.document, facts = excluded.facts,
       valid_until = excluded.valid_until, fetched_at = excluded.fetched_at, tried_at = excluded.tried_at, fault = null`,
    [of.institutionId, of.providerId, document, facts, facts.validUntil, at],
  );
}

/** Says why the newest attempt failed; the last good copy stays. */
export async function keepFault(tx: EntityManager, of: MetadataOf, fault: MetadataFault, at: Date): Promise<void> {
  await tx.query(
    'update provider_metadata set fault = $3, tried_at = $4 where institution_id = $1 and provider_id = $2',
    [...[of.institutionId, of.providerId, fault, at]],
  );
}

/** A service whose metadata should be fetched again, with what it must be. */
export interface DueMetadata extends MetadataOf {
  readonly url: string;
  readonly entityId: string;
  readonly signedBy: string | null;
}

/** Takes those not tried since `before`, so that two workers do not fetch the same. */
export async function takeDue(
  tx: EntityManager,
  institutionId: string,
  before: Date,
  at: Date,
): Promise<DueMetadata[]> {
  const [rows] = await tx.query<[DueMetadata[], number]>(
    `update provider_metadata m set tried_at = $3 from identity_provider p
     where m.institution_id = $1 and p.institution_id = $1 and p.id = m.provider_id
       and m.tried_at < $2 and p.settings ->> 'metadataUrl' is not null
     returning m.institution_id as "institutionId", m.provider_id as "providerId", p.settings ->> 'metadataUrl' as url,
       p.entity_id as "entityId", p.settings ->> 'metadataCertificate' as "signedBy"`,
    [institutionId, before, at],
  );
  return rows;
}
