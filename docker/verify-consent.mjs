// Checks a log of decisions, whole or one person's, without any code of the service: node verify-consent.mjs export.json [earlier.json]
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FIELDS = ['subjectId', 'subjectKind', 'seq', 'purpose', 'item', 'kind', 'noticeSha256', 'shownAt', 'method', 'actor', 'recordedAt', 'epoch',
  'permitted', 'until', 'orderNo'];
const sha = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const pair = (left, right) => sha(Buffer.of(1), left, right);
const no = (fault) => { throw new Error(fault); };
const shaped = (thing, fields) => (Object.keys(thing).join() === fields ? thing : no('a field is missing, or is one too many'));
const bytes = (text, form = 'hex') => (Buffer.from(text, form).toString(form) === text ? Buffer.from(text, form) : no(`${text} is not ${form}`));

/** The roots to which a proof leads, of the older tree and of the newer: RFC 9162, 2.1.3.2 and 2.1.4.2. */
function climb(at, last, start, path) {
  let older = start, newer = start;
  for (const beside of path.map((hash) => bytes(hash))) {
    if (last === 0) no('a proof is too long');
    if (at % 2 || at === last) {
      [older, newer] = [pair(beside, older), pair(beside, newer)];
      while (at % 2 === 0 && at) [at, last] = [at / 2, Math.floor(last / 2)];
    } else newer = pair(newer, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? [older.toString('hex'), newer.toString('hex')] : no('a proof is too short');
}
function grown(from, to, path) {
  let [at, last] = [from.size - 1, to.size - 1];
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)];
  const [older, newer] = at ? climb(at, last, bytes(path[0]), path.slice(1)) : climb(0, last, bytes(from.root), path);
  return older === from.root && newer === to.root;
}
function opened(jws, kind, { institution, keys }) {
  const [header, payload, signature] = jws.split('.').map((part) => bytes(part, 'base64url'));
  const { alg, kid, typ } = JSON.parse(header), key = keys.find((one) => one.kid === kid) ?? no(`key ${kid} is not here`);
  const { kty, crv, x } = shaped(key, 'kty,crv,x,kid');
  if (sha(JSON.stringify({ crv, kty, x })).toString('base64url') !== kid) no(`key ${kid} was changed`);
  const holds = verify(null, Buffer.from(jws.replace(/\.[^.]*$/, '')), createPublicKey({ format: 'jwk', key: { kty, crv, x } }), signature);
  const said = holds && alg === 'EdDSA' && typ === `footing-${kind}+jws` ? JSON.parse(payload) : no(`the signature of a ${kind} does not hold`);
  return said.institution === institution ? { ...said, kid } : no(`a ${kind} is of another institution`);
}
function check(log, earlier) {
  const { institution, subject, events } = log, own = subject !== undefined, ends = {}, peaks = [], leaves = [];
  for (const e of events) {
    const end = ends[e.subjectId] ?? { seq: 0, hash: sha(`genesis:${institution}:${e.subjectId}`).toString('hex') };
    const line = [institution, ...FIELDS.map((field) => shaped(e, `${FIELDS},prevHash,hash${own ? ',leaf,proof' : ''}`)[field])].join('|');
    if (e.seq !== end.seq + 1 || e.prevHash !== end.hash) no(`line ${end.seq + 1} of ${e.subjectId} does not follow the one before`);
    if (sha(bytes(e.prevHash), line).toString('hex') !== e.hash) no(`line ${e.seq} of ${e.subjectId} was changed`);
    leaves.push(sha(Buffer.of(0), bytes((ends[e.subjectId] = e).hash)));
  }
  const heads = log.heads.map((jws) => opened(jws, 'tree-head', log)), last = heads.at(-1) ?? no('there is no head');
  for (const [at, head] of heads.entries()) {
    const [before, name] = [heads[at - 1], `the head over ${head.size} lines`];
    if (before && head.size <= before.size) no(`${name} is out of its place`);
    for (let count = before?.size ?? 0; !own && count < head.size; count += 1) {
      peaks.push(leaves[count] ?? no(`line ${count + 1} of the log is missing`));
      for (let size = count + 1; size % 2 === 0; size /= 2) peaks.push(pair(...peaks.splice(-2)));
    }
    if (!own && peaks.reduceRight((right, left) => right ? pair(left, right) : left, null).toString('hex') !== head.root) no(`${name} does not hold`);
    if (own && before && !grown(before, head, log.consistency[at - 1])) no(`${name} does not begin as the one before`);
    if (!own && head.previous !== (before ? sha(log.heads[at - 1]).toString('hex') : '')) no(`${name} does not follow the one before`);
  }
  for (const [at, e] of own ? events.entries() : []) if (e.subjectId !== subject || !(e.leaf < last.size)
    || climb(e.leaf, last.size - 1, leaves[at], e.proof)[1] !== last.root) no(`line ${e.seq} of ${e.subjectId} is not in the log`);
  const chain = own && opened(log.chain, 'chain-head', log), end = ends[subject]?.seq ?? 0;
  if (own ? chain.subject !== subject || chain.seq !== end : last.size !== events.length) no(`there should be ${chain.seq ?? last.size} lines`);
  if (own && log.consistency.length !== heads.length - 1) no('there is a proof too many');
  if (own && end && chain.hash !== ends[subject].hash) no(`line ${end} is not the one that was signed`);
  if (`${[...new Set([...heads, chain || last].map(({ kid }) => kid))]}` !== `${log.keys.map(({ kid }) => kid)}`) no('the keys are not those that signed');
  if (earlier?.heads.some((jws) => !log.heads.includes(jws))) no('a head of the earlier export is not in this one');
  shaped(log, own ? 'format,institution,subject,keys,heads,consistency,chain,events' : 'format,institution,keys,heads,events');
  return log.format === 'footing-consent-log/1' ? `whole: ${events.length} lines, the last head over ${last.size} of ${last.at}` : no('not a log');
}
try {
  const [text, earlier] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
  if (JSON.stringify(JSON.parse(text)) !== text) no('the file is not as it was written');
  console.log(check(JSON.parse(text), earlier && JSON.parse(earlier)));
} catch ({ message }) { console.log(message), process.exitCode = 1; }
