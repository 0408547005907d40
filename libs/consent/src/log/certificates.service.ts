import { Database } from '@footing/database';
import { type Actor, Clock, type Place, permit, type Purpose, purposes } from '@footing/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type StopCertificate, stopCertificateOf, type StopKind, type StopPlace } from '../proofs/stop-certificate';
import type { Person } from '../person';
import { Signatures } from '../signatures';
import { SigningKeys } from './signing-keys';

/** A certificate of a stop; signed once every place has confirmed. */
export interface Certified {
  readonly certificate: StopCertificate;
  /** JWS in compact form; null while a place has not confirmed: the certificate says which. */
  readonly jws: string | null;
}

interface Row {
  readonly institution: string;
  readonly purpose: Purpose;
  readonly item: string;
  readonly kind: StopKind;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  readonly stoppedAt: Date;
  readonly requestedAt: Date;
  readonly lastUseAt: Date | null;
}

/** Uses are before the stop by their number: where a clock was set back between, the moment of the stop is said. */
const STOP = `
  select e.institution_id as institution, e.purpose, e.item, e.kind, e.epoch, e.seq, encode(e.hash, 'hex') as hash,
    e.recorded_at as "stoppedAt",
    coalesce((select min(t.requested_at) from consent.stop_task t where (t.institution_id, t.subject_id, t.purpose, t.item, t.epoch)
      = (e.institution_id, e.subject_id, e.purpose, e.item, e.epoch)), e.recorded_at) as "requestedAt",
    (select least(u.at, e.recorded_at) from consent.use_ledger u where (u.institution_id, u.subject_id, u.purpose, u.item)
      = (e.institution_id, e.subject_id, e.purpose, e.item) and u.order_no < e.order_no order by u.order_no desc limit 1) as "lastUseAt"
  from consent.event e
  where e.institution_id = $1 and e.subject_id = $2 and e.subject_kind = $3 and e.id = $4
    and e.kind in ('withdrawn', 'objected', 'expired', 'invalidated')`;

const PLACES = `
  select place, due_at as "dueAt", acked_at as "confirmedAt", evidence from consent.stop_task
  where institution_id = $1 and subject_id = $2 and purpose = $3 and item = $4 and epoch = $5 order by due_at, place`;

/** What people are given of a stop: what stopped, when, the last use before, and what each place said. */
@Injectable()
export class Certificates {
  private readonly signatures = new Signatures();

  constructor(
    private readonly db: Database,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * The certificate of one of their stops as it is now; null for what is no stop of theirs.
   * @param wordsOf says in words what an item was about; empty for the whole purpose.
   */
  of(actor: Actor, person: Person, eventId: string, wordsOf: (item: string) => string): Promise<Certified | null> {
    permit(actor, 'consent.decide');
    return this.db.transaction(actor, (tx) => this.certified(tx, actor, person, eventId, wordsOf), 'own');
  }

  private async certified(
    tx: EntityManager,
    { institutionId }: Actor,
    person: Person,
    eventId: string,
    wordsOf: (item: string) => string,
  ): Promise<Certified | null> {
    const [stop] = await tx.query<Row[]>(STOP, [institutionId, person.id, person.kind, eventId]);
    if (!stop) return null;
    const { purpose, item, epoch, seq, hash, ...when } = stop;
    const rows = await tx.query<(Omit<StopPlace, 'place'> & { place: Place })[]>(PLACES, [
      ...[institutionId, person.id, purpose, item, epoch],
    ]);
    const { title, stopped } = purposes[purpose];
    const certificate = stopCertificateOf(
      {
        ...when,
        ...{ receiptId: eventId, places: rows, chain: { seq, hash } },
        purpose: { code: purpose, title, stopped },
        itemWords: item === '' ? '' : wordsOf(item),
      },
      this.clock.now(),
    );
    if (certificate.state !== 'complete') return { certificate, jws: null };
    const key = await this.keys.current(tx, { institutionId });
    return { certificate, jws: await this.signatures.sign(key, 'certificate', certificate) };
  }
}
