import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** What an administrator sets for one sign-in service. */
export interface ProviderSettings {
  /** The domains it may speak for; for SAML only where its metadata names none. */
  readonly scopes: readonly string[];
  /** Values of `acr`, `amr` or AuthnContext that mean two factors. */
  readonly strong: readonly string[];
  /** How far its clock may differ from ours. */
  readonly skewSeconds: number;
  /** OpenID Connect: who we are to it; '' for SAML. */
  readonly clientId: string;
  /** SAML: where its metadata is fetched; null for a file, and for OpenID Connect. */
  readonly metadataUrl: string | null;
  /** SAML: PEM of the certificate that its metadata is signed with; null where the address is trusted alone. */
  readonly metadataCertificate: string | null;
  /** The attribute or claim that carries the student number; '' or absent: students are not linked to their records. */
  readonly studentNumber?: string;
}

/** One sign-in service of a university. */
@Entity('identity_provider')
@Unique(['institutionId', 'entityId'])
@Check('identity_provider_kind_known', `kind in ('oidc', 'saml')`)
@Check('identity_provider_name_given', 'length(btrim(name)) between 1 and 80')
@Check('identity_provider_entity_given', 'length(entity_id) between 1 and 1024')
@Check('identity_provider_secret_of_oidc', `kind = 'oidc' or secret is null`)
export class IdentityProvider {
  @ForeignKey('institution') @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'text' }) readonly kind!: 'oidc' | 'saml';
  @Column({ type: 'text' }) name!: string;
  /** The issuer or entity ID. */
  @Column({ type: 'text' }) readonly entityId!: string;
  @Column({ type: 'boolean', default: false }) enabled!: boolean;
  @Column({ type: 'jsonb' }) settings!: ProviderSettings;
  /** The client secret, sealed; null for SAML. */
  @Column({ type: 'bytea', nullable: true }) secret!: Buffer | null;
  /** Goes up with every change. */
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
}
