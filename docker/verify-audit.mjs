// Checks the record of who looked without any code of the service: node verify-audit.mjs postgres://auditor@… [heads folder]
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';

const [url, folder] = process.argv.slice(2);
const db = new pg.Client({ connectionString: url });
const rows = async (sql, ...values) => (await db.query({ text: sql, values, rowMode: 'array' })).rows;
const digest = (list) => createHash('sha256').update(JSON.stringify(list)).digest('hex');
const LINE = `select e.id, e.server::text, e.transaction_id::text, (extract(epoch from e.at) * 1000000)::bigint::text,
  e.account_id, e.role, e.event, e.purpose, e.object_id, e.fields, e.special, e.count::text, e.request_id, e.ip_prefix,
  e.outcome, array(select s.kind || ':' || s.subject_id from audit_subject s where s.institution_id = e.institution_id
  and s.event_id = e.id order by (s.kind || ':' || s.subject_id) collate "C") from audit_event e where e.institution_id = $1`;
const SEAL = `select number::text, encode(previous, 'hex'), encode(hash, 'hex'), server::text, last_transaction::text,
  (extract(epoch from sealed_at) * 1000000)::bigint::text, event_ids, encode(row_hashes, 'hex') from audit_seal
  where institution_id = $1 order by number`;

async function faultOf(institution) {
  let before = '0'.repeat(64), expected = 1;
  const hashes = new Map(), last = new Map();
  for (const [number, previous, hash, server, transaction, at, ids, packed] of await rows(SEAL, institution)) {
    const lines = packed.match(/.{64}/g);
    if (Number(number) !== expected++) return `seal ${expected - 1} is missing`;
    if (previous !== before) return `seal ${number} does not follow the one before it`;
    if (digest(['seal', institution, number, previous, server, transaction, at, ids, lines]) !== hash)
      return `seal ${number} was changed`;
    const seen = new Map((await rows(`${LINE} and e.id = any($2)`, institution, ids)).map((line) => [line[0], line]));
    for (const [index, id] of ids.entries()) {
      if (!seen.has(id)) return `line ${id} under seal ${number} is missing`;
      if (digest(['line', institution, ...seen.get(id)]) !== lines[index]) return `line ${id} under seal ${number} was changed`;
    }
    const extra = await rows(`select id from audit_event where institution_id = $1 and server = $2 and id <> all($3)
      and (transaction_id, id) > ($4::xid8, $5::uuid) and (transaction_id, id) <= ($6::xid8, $7::uuid) limit 1`,
      institution, server, ids, ...(last.get(server) ?? ['0', '00000000-0000-0000-0000-000000000000']), transaction, ids.at(-1));
    if (extra[0]) return `line ${extra[0][0]} was put in under seal ${number}`;
    hashes.set(Number(number), (before = hash)), last.set(server, [transaction, ids.at(-1)]);
  }
  const file = `${folder}/${institution}.jsonl`;
  const heads = folder && existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : [];
  const lost = heads.find((head) => hashes.get(head.number) !== head.hash);
  return lost && `seal ${lost.number}, written down at ${lost.at}, is not in the chain`;
}

await db.connect();
for (const [institution] of await rows('select distinct institution_id from audit_event union select institution_id from audit_seal')) {
  const fault = await faultOf(institution);
  console.log(`${institution} ${fault ?? 'whole'}`);
  if (fault) process.exitCode = 1;
}
await db.end();
