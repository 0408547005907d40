import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import { IdentityProvider, type ProviderSettings } from '../data/identity-provider.entity';
import { OwnAddresses } from '../own-addresses.service';
import type { PowerfulChange } from '../staff-notices/powerful-changes';
import { StaffNotices } from '../staff-notices/staff-notices.service';
import type { OidcProviderInput, ProviderInput, SamlProviderInput } from './provider.input';
import type { MetadataSource } from './saml/metadata-source';
import { keepMetadata, type KeptMetadata, metadataOf } from './saml/kept-metadata.query';

/** A sign-in service as an administrator sees it. */
export interface ProviderView {
  readonly id: string;
  readonly kind: 'oidc' | 'saml';
  readonly name: string;
  readonly entityId: string;
  readonly enabled: boolean;
  readonly settings: ProviderSettings;
  readonly version: number;
  /** Null for OpenID Connect. */
  readonly metadata: KeptMetadata | null;
}

/** The same with the client secret open; for signing in, and never for a page. */
export interface OpenProvider extends ProviderView {
  readonly institutionId: string;
  /** Where the institution's pages are: our addresses that the service knows begin with it. */
  readonly origin: string;
  /** The institution's own host, where people have to begin; null where it has none. */
  readonly ownHost: string | null;
  /** Null for SAML, and where the university gave none. */
  readonly clientSecret: string | null;
}

const FIELD = 'identity_provider.secret';

/** The sign-in services of universities, as their administrators set them up. */
@Injectable()
export class IdentityProviders {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly addresses: OwnAddresses,
    private readonly notices: StaffNotices,
  ) {}

  /** All of them, by name. @throws {DomainError} forbidden. */
  async list(actor: Actor): Promise<ProviderView[]> {
    permit(actor, 'sign-in.configure');
    return this.db.transaction(actor, async (tx) => {
      const rows = await tx.find(IdentityProvider, {
        where: { institutionId: actor.institutionId },
        order: { name: 'asc', id: 'asc' },
      });
      return Promise.all(rows.map((row) => viewOf(tx, row)));
    });
  }

  /** @throws {DomainError} forbidden; not-found, `provider.not-found`. */
  async find(actor: Actor, id: string): Promise<ProviderView> {
    permit(actor, 'sign-in.configure');
    return this.db.transaction(actor, async (tx) => viewOf(tx, await rowOf(tx, actor.institutionId, id)));
  }

  /** @returns its id; it is turned off until somebody has tested it. @throws {DomainError} forbidden; invalid, at a field. */
  async addOidc(actor: Actor, input: OidcProviderInput): Promise<string> {
    const kind = 'oidc' as const;
    const settings = { ...settingsOf(input), clientId: input.clientId, metadataUrl: null, metadataCertificate: null };
    return this.add(actor, 'issuer', async (tx) => {
      const secret = await this.sealed(tx, actor, input.clientSecret);
      return tx.create(IdentityProvider, {
        ...whose(actor),
        kind,
        ...words(input),
        entityId: input.issuer,
        settings,
        secret,
      });
    });
  }

  /** @param source its metadata, read already. @throws {DomainError} forbidden; invalid, at a field. */
  async addSaml(actor: Actor, input: SamlProviderInput, source: MetadataSource): Promise<string> {
    const settings = { ...settingsOf(input), clientId: '', ...metadataSettings(input) };
    const { entityId } = source.facts;
    return this.add(
      actor,
      'metadataUrl',
      (tx) =>
        tx.create(IdentityProvider, {
          ...whose(actor),
          kind: 'saml' as const,
          ...words(input),
          entityId,
          settings,
          secret: null,
        }),
      (tx, id) => keepMetadata(tx, { institutionId: actor.institutionId, providerId: id }, source, this.clock.now()),
    );
  }

  /** The issuer stays: another issuer is another service. @throws {DomainError} forbidden; not-found. */
  async changeOidc(actor: Actor, id: string, input: OidcProviderInput): Promise<void> {
    await this.change(actor, id, async (tx, row) => {
      row.name = input.name;
      row.settings = { ...row.settings, ...settingsOf(input), clientId: input.clientId };
      if (input.clientSecret) row.secret = await this.sealed(tx, actor, input.clientSecret);
    });
  }

  /** @param source new metadata of the same service; null leaves what there is. @throws {DomainError} forbidden; not-found. */
  async changeSaml(actor: Actor, id: string, input: SamlProviderInput, source: MetadataSource | null): Promise<void> {
    await this.change(actor, id, async (tx, row) => {
      row.name = input.name;
      row.settings = { ...row.settings, ...settingsOf(input), ...metadataSettings(input) };
      const where = { institutionId: actor.institutionId, providerId: id };
      if (source) await keepMetadata(tx, where, source, this.clock.now());
    });
  }

  /** Lets people in by it, or no longer. @throws {DomainError} forbidden; not-found. */
  async turn(actor: Actor, id: string, enabled: boolean): Promise<void> {
    const told = enabled ? 'sign-in-turned-on' : 'sign-in-turned-off';
    const turn = (_: EntityManager, row: IdentityProvider): void => void (row.enabled = enabled);
    await this.change(actor, id, turn, told);
  }

  /** Takes it away; accounts stay, with their other ways in. @throws {DomainError} forbidden; not-found; conflict while it is on. */
  async remove(actor: Actor, id: string): Promise<void> {
    permit(actor, 'sign-in.configure');
    await this.db.transaction(actor, async (tx) => {
      const row = await rowOf(tx, actor.institutionId, id);
      if (row.enabled) throw new DomainError('conflict', 'provider.enabled');
      await tx.delete(IdentityProvider, { institutionId: actor.institutionId, id });
      await this.write(tx, actor, row, 'sign-in-removed');
    });
  }

  /** The ones people may sign in by here, by name. For everybody to see. */
  async offered(institutionId: string): Promise<{ id: string; kind: 'oidc' | 'saml'; name: string }[]> {
    return this.db.transaction({ institutionId }, (tx) =>
      tx.find(IdentityProvider, {
        select: { id: true, kind: true, name: true },
        where: { institutionId, enabled: true },
        order: { name: 'asc', id: 'asc' },
      }),
    );
  }

  /** Whose it is and all there is to know for signing in by it; null where there is no such service. */
  async open(id: string): Promise<OpenProvider | null> {
    const [home] = await this.db.atTheDoor<{ institution_id: string }>('identity_provider_home', id);
    if (!home) return null;
    const here = { institutionId: home.institution_id };
    const addresses = await this.addresses.homeOf(here.institutionId);
    return this.db.transaction(here, async (tx) => {
      const row = await rowOf(tx, here.institutionId, id);
      const clientSecret = row.secret && (await this.secrets.open(tx, here, FIELD, null, row.secret));
      return { ...(await viewOf(tx, row)), ...here, ...addresses, clientSecret };
    });
  }

  private async add(
    actor: Actor,
    field: string,
    make: (tx: EntityManager) => IdentityProvider | Promise<IdentityProvider>,
    then: (tx: EntityManager, id: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<string> {
    permit(actor, 'sign-in.configure');
    try {
      return await this.db.transaction(actor, async (tx) => {
        const row = await tx.save(await make(tx));
        await then(tx, row.id);
        await this.write(tx, actor, row, 'sign-in-added');
        return row.id;
      });
    } catch (error) {
      if (brokenConstraint(error) !== 'identity_provider_institution_id_entity_id_key') throw error;
      const message = 'This sign-in service is set up here already';
      throw new DomainError('invalid', 'provider.there-already', 'provider', [{ field, message }]);
    }
  }

  private async change(
    actor: Actor,
    id: string,
    work: (tx: EntityManager, row: IdentityProvider) => Promise<void> | void,
    told: PowerfulChange = 'sign-in-changed',
  ): Promise<void> {
    permit(actor, 'sign-in.configure');
    await this.db.transaction(actor, async (tx) => {
      const row = await rowOf(tx, actor.institutionId, id);
      await work(tx, row);
      row.version += 1;
      await tx.save(row);
      await this.write(tx, actor, row, told);
    });
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    { id, name }: IdentityProvider,
    told: PowerfulChange,
  ): Promise<void> {
    await record(tx, actor, { event: 'sign-in.provider-changed', object: id });
    await this.notices.tell(tx, actor, told, { more: `The service is called “${name}”.` });
  }

  private sealed(tx: EntityManager, actor: Actor, secret: string | undefined): Promise<Buffer | null> {
    return secret ? this.secrets.seal(tx, actor, FIELD, null, secret) : Promise.resolve(null);
  }
}

const whose = ({ institutionId }: Actor) => ({ institutionId });
const words = ({ name }: ProviderInput) => ({ name });
const settingsOf = ({ scopes, strong, skewSeconds, studentNumber }: ProviderInput) => ({
  ...{ scopes, strong, skewSeconds, studentNumber },
});
const metadataSettings = ({ metadataUrl, metadataCertificate }: SamlProviderInput) => ({
  metadataUrl: metadataUrl ?? null,
  metadataCertificate: metadataCertificate ?? null,
});

async function rowOf(tx: EntityManager, institutionId: string, id: string): Promise<IdentityProvider> {
  const row = await tx.findOneBy(IdentityProvider, { institutionId, id });
  if (!row) throw new DomainError('not-found', 'provider.not-found', `provider ${id}`);
  return row;
}

async function viewOf(tx: EntityManager, row: IdentityProvider): Promise<ProviderView> {
  const { id, kind, name, entityId, enabled, settings, version, institutionId } = row;
  const metadata = kind === 'saml' ? await metadataOf(tx, institutionId, id) : null;
  return { id, kind, name, entityId, enabled, settings, version, metadata };
}
