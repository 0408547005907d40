import { Log, SigningKeys } from '@footing/consent';
import { connectionOptions, Database } from '@footing/database';
import { HeldClock, testSecrets } from '@footing/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { inclusionProof } from '../../libs/consent/src/proofs/consent-tree';
import { leavesOf } from '../../libs/consent/src/proofs/tree-head';

const SIZES = [10_000, 100_000];
const TIMES = 15;

/** What it costs to prove that one decision is in the log: by the kept branches, and by hashing every line of it. */
export async function proving(url: string, ownerUrl: string, say: (line: string) => void): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const source = await new DataSource(connectionOptions(url, 2)).initialize();
  const db = new Database(source);
  const log = new Log(db, new SigningKeys(testSecrets()), new HeldClock());
  try {
    say(`The proof that one decision is in the log, best of ${TIMES} each, in turn:`);
    for (const size of SIZES) {
      const institutionId = await fill(owner, size);
      const from = performance.now();
      await log.sign(institutionId);
      const signed = performance.now() - from;
      const [kept, whole]: [number[], number[]] = [[], []];
      for (let time = 0; time < TIMES; time += 1) {
        const place = 1 + ((time * 7_919) % size);
        kept.push(await timed(() => ours(db, log, institutionId, place)));
        whole.push(await timed(() => hashingAll(db, institutionId, place)));
      }
      const [mine, theirs] = [Math.min(...kept), Math.min(...whole)];
      say(
        `  ${size.toLocaleString('en-GB')} lines: ${mine.toFixed(1)} ms, hashing all of them ${theirs.toFixed(1)} ms: ` +
          `${(theirs / mine).toFixed(0)} times; the first head over them took ${(signed / 1_000).toFixed(1)} s`,
      );
    }
  } finally {
    await source.destroy();
    await owner.end();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const eventAt = `select e.id from consent.log_entry l join consent.event e using (institution_id, subject_id, seq)
  where l.institution_id = $1 and l.place = $2`;

function ours(db: Database, log: Log, institutionId: string, place: number) {
  return db.transaction(
    { institutionId },
    async (tx) => {
      const [event] = await tx.query<{ id: string }[]>(eventAt, [institutionId, place]);
      return log.proofOf(tx, { institutionId }, event?.id ?? '');
    },
    'own',
  );
}

/** As it was done before there were kept branches, without the signature that could come besides. */
function hashingAll(db: Database, institutionId: string, place: number) {
  return db.transaction(
    { institutionId },
    async (tx) => {
      await tx.query<unknown[]>(eventAt, [institutionId, place]);
      await tx.query('select consent.extend_log()');
      const rows = await tx.query<{ hash: string }[]>(
        `select encode(hash, 'hex') as hash from consent.log_entry where institution_id = $1 order by place`,
        [institutionId],
      );
      return inclusionProof(leavesOf(rows.map(({ hash }) => hash)), place - 1);
    },
    'own',
  );
}

/** An institution with so many decisions, ten a person. */
async function fill(owner: Client, size: number): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('bench-log-' || $1, 'B', 'england', 'a@b.example') returning id`,
    [size],
  );
  const here = rows[0]?.id ?? '';
  await owner.query(`set session_replication_role = 'replica'`);
  await owner.query(
    `insert into consent.event (institution_id, subject_id, subject_kind, seq, purpose, kind, notice_sha256, shown_at, method, actor,
       recorded_at, epoch, permitted, order_no, prev_hash, hash)
     select $1::uuid, md5($1::uuid || '-' || n / 10)::uuid, 'student', n % 10 + 1, 'news', 'requested', sha256('x'), now(), 'x', 'x', now(), 0, false,
       nextval('consent.order_no'), sha256(('p' || n)::bytea), sha256(n::text::bytea)
     from generate_series(0, $2::int - 1) n`,
    [here, size],
  );
  await owner.query(`set session_replication_role = 'origin'`);
  await owner.query('vacuum analyze consent.event');
  return here;
}
