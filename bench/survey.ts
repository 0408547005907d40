/**
 * A whole cohort gets one mail: 3,000 students open their link within ten minutes and answer the survey to its end, page by
 * page, as a browser does. Asked at the same rate for a part of that time, or with `--whole` for all of it. People come when
 * they come: nobody waits for somebody else's page. Beside it, in the same run, students look at their own first page.
 *
 * Run: npm run bench:survey [-- --whole] [-- --write], which puts the figures into libs/surveys/README.md.
 */
import 'reflect-metadata';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, getPriority, loadavg } from 'node:os';
import path from 'node:path';
import { freeze, shippedSurveys } from '@footing/surveys';
import { fillUniversity, people, roundOf } from './people-of-bench';
import { asOwner, type BenchServer, cookieOf, onServer, within, withPages } from './server-of-bench';

const COHORT = 3_000;
const MINUTES = 10;
/** The same rate for so long, unless all of it is asked for. */
const PART = 2.5;
const PEERS = 60;
const survey = shippedSurveys.find(({ instrument }) => instrument.key === 'student-start')?.instrument;

/** A student who was asked, with the last part of their link. */
interface Asked {
  readonly token: string;
  readonly account: string;
}

const statements = [
  ...[people.students, people.accounts, people.roles, roundOf(-30, 30, 50, 60, 150), people.applications],
  `insert into consent.state (institution_id, subject_id, subject_kind, purpose, permitted, epoch, last_seq)
   select $1, md5('s' || n)::uuid, 'student', 'evidence', true, 1, 1 from generate_series(1, $2::int) n`,
];

const WAVE = `with i as (insert into instrument (institution_id, key, made_at) values ($1, 'student-start', now()) returning id),
  v as (insert into instrument_version (institution_id, instrument_id, number, state, content, sha256, changed_at, frozen_at)
    select $1, id, 1, 'frozen', $2, decode($3, 'hex'), now(), now() from i returning id)
  insert into survey_wave (institution_id, round_id, kind, audience, anchor, offset_days, window_days, version_id, made_at)
    select $1, r.id, 'baseline', 'student', 'application', 0, 60, v.id, now() from v, round r where r.institution_id = $1 returning id`;
const INVITED = `insert into survey_invitation (institution_id, id, wave_id, round_id, kind, audience, version_id, person_kind, person_id, invited_at, closes_at)
  select w.institution_id, md5('i' || n)::uuid, w.id, w.round_id, w.kind, w.audience, w.version_id, 'student', md5('s' || n)::uuid,
    now() - interval '1 minute', now() + interval '60 days' from survey_wave w, generate_series(1, $2::int) n where w.institution_id = $1`;
const LINKED = `insert into survey_link (institution_id, token_hash, invitation_id, number, made_at)
  select $1, decode(h, 'hex'), md5('i' || n)::uuid, 0, now() from unnest($2::text[]) with ordinality u (h, n)`;

function fill(server: BenchServer): Promise<{ here: string; asked: readonly Asked[] }> {
  return asOwner(server, async (owner) => {
    if (!survey) throw new Error('the survey that comes with the service is gone');
    const here = await fillUniversity(owner, statements, COHORT);
    const { content, sha256 } = freeze(survey);
    await owner.query(WAVE, [here, content, sha256]);
    await owner.query(`set session_replication_role = 'replica'`);
    await owner.query(INVITED, [here, COHORT]);
    const bytes = Buffer.from(here.replaceAll('-', ''), 'hex');
    const tokens = Array.from({ length: COHORT }, () => Buffer.concat([bytes, randomBytes(24)]));
    await owner.query(LINKED, [here, tokens.map((token) => createHash('sha256').update(token).digest('hex'))]);
    await owner.query('analyze');
    const found = await owner.query<{ id: string }>(
      `select a.id from generate_series(1, $1::int) n join account a on a.student_id = md5('s' || n)::uuid order by n`,
      [COHORT],
    );
    const asked = found.rows.map(({ id }, at) => ({ account: id, token: tokens[at]?.toString('base64url') ?? '' }));
    return { here, asked };
  });
}

/** Milliseconds of each request, and what went wrong. */
class Times {
  readonly took: number[] = [];
  readonly wrong: string[] = [];

  /** Asks once, as a browser follows: the page behind a redirect is asked for by itself. @returns where it leads; null for a page. */
  async ask(url: string, body: Readonly<Record<string, string>> | null, cookie = ''): Promise<string | null> {
    const start = performance.now();
    const sent = body ? { method: 'POST', body: new URLSearchParams(body) } : {};
    try {
      const answer = await fetch(url, { ...sent, headers: { cookie }, redirect: 'manual' });
      await answer.text();
      this.took.push(performance.now() - start);
      if (answer.status !== (body ? 303 : 200)) this.wrong.push(`${answer.status} for ${body ? 'a form' : 'a page'}`);
      return answer.headers.get('location');
    } catch (error) {
      this.wrong.push(String(error));
      return null;
    }
  }
}

/** What one student says, page by page, in the order of the survey. */
const said: readonly Readonly<Record<string, string>>[] = [
  { 'career-stage': 'D3' },
  { 'next-step': 'a2', 'somebody-to-ask': 'a3', 'able-to-apply': '~not' },
  { experience: 'part-time' },
  { hope: 'I would like to know what people in publishing do all day.' },
];

/** One student from the mail to the thanks. Reading takes longer than this; what matters here is how many come at once. */
async function answer(base: string, { token }: Asked, times: Times): Promise<void> {
  const pause = () => new Promise((done) => setTimeout(done, 500 + Math.random() * 1_500));
  await times.ask(`${base}/survey/${token}`, null);
  let next: string | null = `/survey/${token}/1?language=en`;
  for (const page of said) {
    await times.ask(base + (next ?? ''), null);
    await pause();
    next = await times.ask(`${base}${(next ?? '').replace(/\?.*/, '')}`, { ...page, '~language': 'en', '~go': 'on' });
  }
  await times.ask(base + (next ?? ''), null);
  await pause();
  next = await times.ask(`${base}/survey/${token}/check`, { '~language': 'en' });
  await times.ask(base + (next ?? ''), null);
}

async function measure(base: string, here: string, asked: readonly Asked[], minutes: number) {
  const [times, peer] = [new Times(), new Times()];
  const every = (MINUTES * 60_000) / COHORT;
  const come = asked.slice(0, Math.round((COHORT * minutes) / MINUTES));
  const walks: Promise<void>[] = [];
  const peers = Promise.resolve().then(async () => {
    for (const { account } of asked.slice(-PEERS)) {
      await peer.ask(`${base}/mentoring`, null, await cookieOf(base, here, account));
      await new Promise((done) => setTimeout(done, (minutes * 60_000) / PEERS / 1.2));
    }
  });
  const start = performance.now();
  for (const [at, one] of come.entries()) {
    // By the clock, not after the one before: whoever comes does not know who else does.
    await new Promise((done) => setTimeout(done, Math.max(0, start + at * every - performance.now())));
    walks.push(answer(base, one, times));
  }
  await Promise.all(walks);
  await peers;
  return { times, peer, people: come.length };
}

const [begin, end] = ['<!-- survey-figures: begin -->', '<!-- survey-figures: end -->'];

/** Puts the figures between the two markers, or at the end where there are none. */
function write(text: string): void {
  const file = path.join(__dirname, '../libs/surveys/README.md');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Surveys\n';
  const section = `${begin}\n${text}\n${end}`;
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const whole = from === -1 ? `${before.trimEnd()}\n\n${section}\n` : '';
  writeFileSync(file, whole || before.slice(0, from) + section + before.slice(to + end.length));
}

function inWords({ times, peer, people }: Awaited<ReturnType<typeof measure>>, minutes: number): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
  const machine = `${cpus()[0]?.model ?? 'an unknown machine'}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`;
  const ahead = getPriority() < 0 ? ', ahead of the other work of the machine' : '';
  return `A whole cohort that gets one mail (\`npm run bench:survey\`): ${people} people in ${minutes} minutes, which is ${COHORT} in ${MINUTES}, each from
the first page to the thanks. ${times.took.length} requests, ${times.wrong.length} gone wrong; half are answered within ${within(times.took, 0.5)} ms, 95 in 100 within
${within(times.took, 0.95)} ms, 99 in 100 within ${within(times.took, 0.99)} ms. Beside them, in the same run, students look at their own first page: half within ${within(peer.took, 0.5)} ms,
95 in 100 within ${within(peer.took, 0.95)} ms. By the clock on the wall, pages, database and those who ask on one machine${ahead}: ${machine}, ${day}.`;
}

async function main(): Promise<void> {
  const minutes = process.argv.includes('--whole') ? MINUTES : PART;
  await onServer(async (server) => {
    const { here, asked } = await fill(server);
    const found = await withPages(server, (base) => measure(base, here, asked, minutes));
    const wrong = new Set([...found.times.wrong, ...found.peer.wrong]);
    if (wrong.size > 0) console.log([...wrong].slice(0, 10).join('\n'));
    const text = inWords(found, minutes);
    console.log(text);
    if (process.argv.includes('--write')) write(text);
    if (wrong.size > 0) process.exitCode = 1;
  });
}

void main();
