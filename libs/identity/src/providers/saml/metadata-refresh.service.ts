import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { StaffNotices } from '../../staff-notices/staff-notices.service';
import { IdentityProvider } from '../../data/identity-provider.entity';
import { type DueMetadata, keepFault, keepMetadata, takeDue } from './kept-metadata.query';
import { MetadataRefused } from './metadata';
import { MetadataSources } from './metadata-source';
import type { EntityManager } from 'typeorm';

const HOURS_4 = 4 * 60 * 60_000;

/** Fetches metadata again, every four hours or when an administrator asks; the last good copy stays until a better one comes. */
@Injectable()
export class MetadataRefresh {
  private readonly log = new Logger(MetadataRefresh.name);

  constructor(
    private readonly db: Database,
    private readonly sources: MetadataSources,
    private readonly clock: Clock,
    private readonly notices: StaffNotices,
  ) {}

  /** Fetches what is due at one institution. @returns how many were tried. */
  async refreshDue(institutionId: string): Promise<number> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - HOURS_4);
    const due = await this.db.transaction({ institutionId }, (tx) => takeDue(tx, institutionId, before, now));
    for (const each of due) await this.refresh(each);
    return due.length;
  }

  /** Fetches one now. @throws {DomainError} forbidden; not-found; conflict, `metadata.from-file`. */
  async refreshNow(actor: Actor, id: string): Promise<void> {
    permit(actor, 'sign-in.configure');
    const { institutionId } = actor;
    const row = await this.db.transaction(actor, (tx) => tx.findOneBy(IdentityProvider, { institutionId, id }));
    if (!row) throw new DomainError('not-found', 'provider.not-found', `provider ${id}`);
    const { metadataUrl: url, metadataCertificate: signedBy } = row.settings;
    if (!url) throw new DomainError('conflict', 'metadata.from-file');
    const due = { institutionId, providerId: id, url, entityId: row.entityId, signedBy };
    await this.refresh(due, (tx) =>
      this.notices.tell(tx, actor, 'metadata-replaced', { more: `The service is called “${row.name}”.` }),
    );
  }

  private async refresh(
    { url, entityId, signedBy, ...of }: DueMetadata,
    then: (tx: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const at = this.clock.now();
    try {
      const source = await this.sources.fetch(url, { entityId, signedBy });
      await this.db.transaction(of, async (tx) => {
        await keepMetadata(tx, of, source, at);
        await then(tx);
      });
    } catch (error) {
      if (!(error instanceof MetadataRefused)) throw error;
      this.log.warn(`metadata of ${of.providerId}: ${error.fault}`);
      await this.db.transaction(of, (tx) => keepFault(tx, of, error.fault, at));
    }
  }
}
