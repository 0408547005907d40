import type { RightsStage } from './rights-stage';

/** Whom it is about, and the word that stands in everything. */
interface Parts {
  readonly roundId: string;
  readonly offerId: string;
  readonly applicationId: string;
  readonly staffId: string;
  readonly canary: string;
}

/** In a draft, decided about and paired: every word that is kept of it holds the canary. @returns the draft. */
export async function drafted(
  stage: RightsStage,
  { roundId, offerId, applicationId, staffId, canary }: Parts,
): Promise<string> {
  const here = stage.institutionId;
  const draftId = await stage.one(
    `insert into draft (institution_id, round_id, number, state, seed) values ($1, $2, 1, 'failed', 'x') returning id`,
    [here, roundId],
  );
  const input = {
    students: [{ id: applicationId, tier: 1, answers: { why: canary }, mostImportant: 'help' }],
    mentors: [{ id: offerId, places: 1, answers: { about: 'Max stays' } }],
  };
  await stage.db.query('insert into draft_input values ($1, $2, $3)', [here, draftId, JSON.stringify(input)]);
  const parts = [{ kind: 'help', fit: 1, evidence: { code: 'help-shared', values: [canary] } }];
  await stage.db.query(
    `insert into draft_pair (institution_id, draft_id, application_id, offer_id, tier, place_no, offer_places, score, parts, origin)
     values ($1, $2, $3, $4, 1, 1, 1, 100, $5, 'engine')`,
    [here, draftId, applicationId, offerId, JSON.stringify(parts)],
  );
  const before = { touches: [applicationId], pairs: [{ applicationId, offerId, parts }], unmatched: [] };
  const decisionId = await stage.one(
    `insert into decision (institution_id, draft_id, round_id, application_id, offer_id, kind, reason, before, revision, decided_by)
     values ($1, $2, $3, $4, $5, 'approve', $6, $7, 1, $8) returning id`,
    [here, draftId, roundId, applicationId, offerId, `${canary} will do well`, JSON.stringify(before), staffId],
  );
  await stage.db.query(
    `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state,
       decision_id, answer_by) values ($1, $2, $3, $4, $5, 1, 1, 100, 'proposed', $6, '2027-01-01')`,
    [here, roundId, draftId, applicationId, offerId, decisionId],
  );
  await together(stage, { applicationId, canary });
  return draftId;
}

/** What they wrote with the person they were paired with. */
async function together(stage: RightsStage, { applicationId, canary }: Pick<Parts, 'applicationId' | 'canary'>) {
  const sealed = (table: string, columns: string, values: string) =>
    stage.db.query(
      `insert into ${table} (institution_id, pairing_id, subject_id, side, sealed, ${columns})
       select p.institution_id, p.id, a.student_id, 'student', convert_to($2, 'UTF8'), ${values} from pairing p
         join application a on a.id = p.application_id where a.id = $1`,
      [applicationId, canary],
    );
  await sealed('goal', 'number, made_at, changed_at', '1, now(), now()');
  await sealed('goal_comment', 'goal_id, at', '(select g.id from goal g where g.pairing_id = p.id), now()');
  await sealed('closing_answer', 'meet_again, answered_at', `'yes', now()`);
  await stage.db.query('alter table agreement_signature disable trigger agreement_signed_by_self');
  await stage.db.query(
    `with text as (insert into agreement (institution_id, pairing_id, version, body, sha256, made_at)
       select institution_id, id, 1, 'We meet', sha256('We meet'), now() from pairing where application_id = $1
       returning institution_id, pairing_id, sha256)
     insert into agreement_signature (institution_id, pairing_id, side, account_id, sha256, signed_name, signed_at)
     select t.institution_id, t.pairing_id, 'student', c.id, t.sha256, $2, now() from text t
       join application a on a.id = $1 join account c on c.student_id = a.student_id`,
    [applicationId, canary],
  );
  await stage.db.query('alter table agreement_signature enable trigger agreement_signed_by_self');
  await stage.db.query(
    `insert into together_wait (institution_id, pairing_id, side, what, by, began_at)
     select institution_id, id, 'student', 'closing', current_date, now() from pairing where application_id = $1`,
    [applicationId],
  );
}
