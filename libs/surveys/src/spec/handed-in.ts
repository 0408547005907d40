import type { SurveysStage } from './surveys-stage';

/** What somebody says of their career plans and, of three statements alike, how sure they feel; 1 to 5. */
interface Told {
  readonly kind: string;
  /** Such as `D1`. */
  readonly plans: string;
  readonly sure: number;
}

/** These people of a crowd handed this in, and it was scored; straight into the tables, past every rule. */
export async function handedIn(
  stage: SurveysStage,
  ids: readonly string[],
  { kind, plans, sure }: Told,
): Promise<void> {
  const same = ['next-step', 'somebody-to-ask', 'able-to-apply'].map((key) => [key, `a${sure}`]);
  const said = { 'career-stage': plans, ...Object.fromEntries(same) };
  const values = [ids, kind, stage.clock.now()];
  const their = 'from survey_invitation i where i.person_id = any ($1) and i.kind = $2';
  await stage.db.query(`set session_replication_role = 'replica'`);
  await stage.db.query(
    `insert into survey_response (institution_id, invitation_id, version_id, kind, person_id, language, mode, started_at, touched_at, submitted_at)
     select i.institution_id, i.id, i.version_id, i.kind, i.person_id, 'en', 'link', $3, $3, $3 ${their}`,
    values,
  );
  await stage.db.query(
    `insert into survey_answer (institution_id, invitation_id, item_key, kind, person_id, value, at)
     select a.institution_id, a.id, g.key, a.kind, a.person_id, g.value, $3 from (select i.* ${their}) a, jsonb_each($4) g`,
    [...values, JSON.stringify(said)],
  );
  await stage.db.query(
    `insert into survey_score (institution_id, invitation_id, scale_key, kind, person_id, answered, score, scoring_version, at)
     select a.institution_id, a.id, g.key, a.kind, a.person_id, 1, g.score, 1, $3 from (select i.* ${their}) a,
       (values ('career-stage', $4::float8), ('career-confidence', $5::float8)) g (key, score)`,
    [...values, 'DPCS'.indexOf(plans.charAt(0)) + 1, sure],
  );
  await stage.db.query(`set session_replication_role = 'origin'`);
}
