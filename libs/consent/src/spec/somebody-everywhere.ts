import { randomBytes } from 'node:crypto';
import type { RightsStage } from './rights-stage';
import { drafted } from './somebody-drafted';

/** Somebody who has left a trace in every table that can hold one. */
export interface Everywhere {
  readonly actor: Awaited<ReturnType<RightsStage['person']>>;
  readonly studentId: string;
  readonly applicationId: string;
  readonly draftId: string;
}

/**
 * A student whose every word holds `canary`, paired with a mentor who is nobody's concern here, and decided about.
 * @param canary letters only.
 */
export async function somebodyEverywhere(stage: RightsStage, canary: string): Promise<Everywhere> {
  const actor = await stage.person('student', canary);
  const here = stage.institutionId;
  const studentId = await stage.one('select student_id as id from account where id = $1', [actor.accountId]);
  const { roundId, offerId, staffId } = await roundWithMentor(stage);
  const answers = JSON.stringify({ helpWanted: [`${canary} help`], why: canary });
  const applicationId = await stage.one(
    `insert into application (institution_id, round_id, student_id, answers, sealed_tier) values ($1, $2, $3, $4, 1) returning id`,
    [here, roundId, studentId, answers],
  );
  const draftId = await drafted(stage, { roundId, offerId, applicationId, staffId, canary });
  const email = await stage.one('select email as id from account where id = $1', [actor.accountId]);
  const number = await stage.one('select university_id as id from student where id = $1', [studentId]);
  await traces(stage, {
    here,
    studentId,
    applicationId,
    roundId,
    accountId: actor.accountId,
    staffId,
    email,
    number,
    canary,
  });
  return { actor, studentId, applicationId, draftId };
}

async function roundWithMentor(stage: RightsStage) {
  const here = stage.institutionId;
  const { accountId: staffId } = await stage.person('consultant');
  const mentor = await stage.person('mentor', 'max');
  const programmeId = await stage.one(
    `insert into programme (institution_id, name, kind) values ($1, gen_random_uuid()::text, 'career') returning id`,
    [here],
  );
  const roundId = await stage.one(
    `insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
     values ($1, $2, '2026', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30') returning id`,
    [here, programmeId],
  );
  const offerId = await stage.one(
    `insert into offer (institution_id, round_id, mentor_id, answers)
     select institution_id, $2, mentor_id, '{"about": "Max stays"}' from account where id = $1 returning id`,
    [mentor.accountId, roundId],
  );
  return { roundId, offerId, staffId };
}

interface Known {
  readonly here: string;
  readonly studentId: string;
  readonly applicationId: string;
  readonly roundId: string;
  readonly accountId: string;
  readonly staffId: string;
  readonly email: string;
  readonly number: string;
  readonly canary: string;
}

async function traces(stage: RightsStage, known: Known): Promise<void> {
  const { here, studentId, applicationId, roundId, accountId, email, number, canary } = known;
  const sealed = await stage.database.transaction({ institutionId: here }, (tx) =>
    stage.secrets.seal(
      tx,
      { institutionId: here },
      'experience_wanted.experiences',
      studentId,
      JSON.stringify([canary]),
    ),
  );
  await stage.db.query(
    `insert into experience_wanted (institution_id, application_id, subject_id, item, sealed, agreed_how, agreed_at)
     values ($1, $2, $3, 'experience:0123456789abcdef', $4, 'form', now())`,
    [here, applicationId, studentId, sealed],
  );
  await stage.db.query(
    `with up as (insert into sign_up (institution_id, round_id, student_id, answers, experiences, needs) values ($1, $2, $3, $4, $5, $5))
     insert into access_need (institution_id, application_id, sealed) values ($1, $6, $5)`,
    [here, roundId, studentId, JSON.stringify({ about: canary }), sealed, applicationId],
  );
  await stage.db.query(
    `with g as (insert into priority_group (institution_id, name) values ($1, gen_random_uuid()::text) returning id)
     insert into priority_group_member (institution_id, student_id, priority_group_id, source) select $1, $2, id, 'list' from g`,
    [here, studentId],
  );
  const listId = await stage.one(
    `insert into signed_off_list (institution_id, round_id, row_count, confirmed_at) values ($1, $2, 1, now()) returning id`,
    [here, roundId],
  );
  await stage.db.query(
    `insert into signed_off_tier (institution_id, round_id, student, tier, valid_until, source, list_id)
     values ($1, $2, $3, 1, '2027-01-01', '\\x00', $4)`,
    [here, roundId, number, listId],
  );
  await stage.database.transaction({ institutionId: here }, (tx) =>
    tx.query(`select monitoring.bring_in($1, '{sex}', '{10}')`, [[number]]),
  );
  await file(stage, known);
  await story(stage, known);
  await waysIn(stage, { here, accountId, email, canary });
}

async function story(stage: RightsStage, { here, studentId, canary }: Known): Promise<void> {
  const nonce = randomBytes(32);
  const id = await stage.one(
    `insert into story (institution_id, id, student_id, subject_id, until, places)
     select $1, story_id(story_hash($2, $3, day, '{our-page}', $4, $4, $4, null, null)), $3, $3, day, '{our-page}'
     from (select current_date + 100 as day) d returning id`,
    [here, nonce, studentId, canary],
  );
  await stage.db.query(
    `insert into story_content (institution_id, story_id, subject_id, nonce, title, words, naming, shown_as)
     values ($1, $2, $3, $4, $5, $5, 'none', $5)`,
    [here, id, studentId, nonce, canary],
  );
}

async function file(stage: RightsStage, { here, roundId, email, canary }: Known): Promise<void> {
  const importId = await stage.one(
    `insert into import (institution_id, round_id, kind, state, file_name, file_size) values ($1, $2, 'students', 'checked', 'a.csv', 1) returning id`,
    [here, roundId],
  );
  const reading = { email, firstName: canary, lastName: canary, answers: { why: canary } };
  await stage.db.query(
    `insert into import_row (institution_id, import_id, row_number, content, reading) values ($1, $2, 1, '\\x00', $3)`,
    [here, importId, JSON.stringify(reading)],
  );
  await stage.db.query(
    `insert into import_fault (institution_id, import_id, row_number, column_name, value, code, message) values ($1, $2, 1, 'Why', $3, 'x', 'x')`,
    [here, importId, canary],
  );
}

async function waysIn(
  stage: RightsStage,
  { here, accountId, email, canary }: Pick<Known, 'here' | 'accountId' | 'email' | 'canary'>,
): Promise<void> {
  const secret = () => randomBytes(32);
  const add = (sql: string, ...more: unknown[]) => stage.db.query(sql, [here, accountId, ...more]);
  await add(
    `insert into invitation (institution_id, account_id, email, name, token_hash, used_at) values ($1, $2, $3, $4, $5, now())`,
    ...[email, canary, secret()],
  );
  await stage.db.query(
    `insert into mentor_interest (institution_id, email_hash, key_hash, sealed, asked_at, expires_at)
     values ($1, sha256(convert_to($1::uuid::text || ' ' || lower($2), 'UTF8')), $3, convert_to($4, 'UTF8'), now(), now())`,
    [here, email, secret(), canary],
  );
  await add(
    `insert into sign_in_request (institution_id, account_id, address, browser_hash, next_path) values ($1, $2, $3, $4, $5)`,
    ...[email, secret(), `/${canary}`],
  );
  await add(
    `insert into sign_in_identity (institution_id, account_id, issuer, subject) values ($1, $2, 'i', $3)`,
    canary,
  );
  await add(
    `insert into passkey (institution_id, account_id, credential_id, public_key, name, backed_up) values ($1, $2, $3, $4, $5, false)`,
    ...[secret(), secret(), canary],
  );
  await add(`insert into passkey_declined (institution_id, account_id) values ($1, $2)`);
  await add(`insert into account_totp (institution_id, account_id, sealed) values ($1, $2, '\\x00')`);
  await add(`insert into recovery_code (institution_id, account_id, hash) values ($1, $2, $3)`, secret());
  await add(
    `insert into account_session (institution_id, account_id, hash, method, strength, agent, data) values ($1, $2, $3, 'e-mail', 'single', $4, '{}')`,
    ...[secret(), canary],
  );
}
