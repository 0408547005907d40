import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { ApiScope } from '../domain/api-scopes';

/** A key with which another system of the university uses the API. Only its hash is kept. */
@Entity('api_key')
@ForeignKey('account', ['institutionId', 'madeBy'], ['institutionId', 'id'])
@Unique(['hash'])
@Check('api_key_name_given', 'length(btrim(name)) between 1 and 100')
@Check('api_key_hash_length', 'octet_length(hash) = 32')
@Check('api_key_some_scope', 'cardinality(scopes) between 1 and 20')
@Check('api_key_expires', `expires_at <= created_at + interval '366 days'`)
export class ApiKey {
  @ForeignKey('institution') @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text', array: true }) scopes!: ApiScope[];
  /** SHA-256 of the key. */
  @Column({ type: 'bytea' }) readonly hash!: Buffer;
  /** Its last four characters, so that people can tell keys apart. */
  @Column({ type: 'text' }) readonly ending!: string;
  @Column({ type: 'uuid', nullable: true }) readonly madeBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
  /** To the minute; null: never. */
  @Column({ type: 'timestamptz', nullable: true }) lastUsedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
}
