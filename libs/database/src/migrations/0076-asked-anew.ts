import type { MigrationInterface, QueryRunner } from 'typeorm';
import { HERE, kept } from './0019-consent/kept';

/** Whether somebody has not decided, or whose yes only came to its end: they were told that we ask again then. */
const undecided = kept(
  'survey_undecided(p_subject uuid, p_purpose text)',
  'uuid, text',
  'boolean',
  `declare standing record;
   begin
     if exists (select from consent.stop_intent i where i.institution_id = ${HERE} and i.subject_id = p_subject
       and i.purpose = p_purpose and i.item = '' and i.kind <> 'expired') then return false; end if;
     select s.permitted, s.valid_until, e.kind into standing from consent.state s
       left join consent.event e on e.institution_id = s.institution_id and e.subject_id = s.subject_id and e.seq = s.last_seq
       where s.institution_id = ${HERE} and s.subject_id = p_subject and s.purpose = p_purpose and s.item = '';
     return not found or (standing.permitted and standing.valid_until <= clock_timestamp())
       or (not standing.permitted and standing.kind = 'expired');
   end`,
);

const NOBODY_SAID = `not exists (select from consent.state s where s.institution_id = here and s.subject_id = p_subject
         and s.purpose = 'evidence' and s.item = '')`;
const UNDECIDED = `consent.survey_undecided(p_subject, 'evidence')`;

/** Puts another rule about who is undecided into the function that says who may be asked. */
const mayAskBy = (before: string, after: string) => `
  do $$ begin
    execute replace(pg_get_functiondef('consent.survey_may_ask(uuid, text)'::regprocedure), $a$${before}$a$, $b$${after}$b$);
    if position($b$${after}$b$ in pg_get_functiondef('consent.survey_may_ask(uuid, text)'::regprocedure)) = 0
    then raise exception 'the rule was not found'; end if;
  end $$;`;

/** Whose yes ran out is asked once more, as they were told when they said it; who stopped is not. */
export class AskedAnew1764000076000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`grant create on schema consent to footing_consent; ${undecided}
      revoke create on schema consent from footing_consent; ${mayAskBy(NOBODY_SAID, UNDECIDED)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${mayAskBy(UNDECIDED, NOBODY_SAID)} drop function consent.survey_undecided(uuid, text);`);
  }
}
