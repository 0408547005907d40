import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** For how long what is kept, what is planned to go, and what went. */
export class Retention1764000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the data protection officer laid down; without a row the rule's own length holds.
      create table retention_setting (
        institution_id uuid not null references institution (id),
        rule text not null constraint retention_setting_rule_bare check (rule ~ '^[a-z-]{1,40}$'),
        months smallint not null constraint retention_setting_months_range check (months between 1 and 240),
        primary key (institution_id, rule)
      );

      create table retention_run (
        institution_id uuid not null references institution (id),
        id uuid not null default uuidv7(),
        state text not null default 'planned' constraint retention_run_state_known check (state in ('planned', 'done', 'called-off')),
        planned_at timestamptz not null default now(),
        -- What is looked at: things that were over before this day, less the months of each rule.
        as_of date not null,
        not_before date not null,
        settled_at timestamptz,
        settled_by uuid,
        primary key (institution_id, id),
        foreign key (institution_id, settled_by) references account (institution_id, id),
        constraint retention_run_settled check ((state = 'planned') = (settled_at is null)),
        -- Nothing goes that was not first looked at.
        constraint retention_run_looked_at_first check (not_before > as_of)
      );
      create unique index retention_run_one_planned on retention_run (institution_id) where state = 'planned';

      create table retention_line (
        institution_id uuid not null,
        run_id uuid not null,
        rule text not null,
        months smallint not null,
        -- How many rows the dry run found, and how many went.
        found integer not null constraint retention_line_found_counts check (found >= 0),
        went integer constraint retention_line_went_counts check (went >= 0),
        primary key (institution_id, run_id, rule),
        foreign key (institution_id, run_id) references retention_run (institution_id, id) on delete cascade
      );

      ${walls('retention_setting')}
      ${walls('retention_run', { may: ['select', 'insert', 'update'] })}
      ${walls('retention_line', { may: ['select', 'insert', 'update'] })}

      -- Uses are kept as long as somebody may want to know of them; then the function below lets them go, and nothing else does.
      create function refuse_change_of_ledger() returns trigger language plpgsql as $refuse$ begin
        if tg_op = 'DELETE' and current_user = 'footing_consent' then return null; end if;
        raise exception '% is only ever added to', tg_table_name using errcode = 'insufficient_privilege';
      end $refuse$;
      drop trigger only_added_to on consent.use_ledger;
      create trigger only_added_to before update or delete or truncate on consent.use_ledger
        for each statement execute function refuse_change_of_ledger();
      grant delete on consent.use_ledger to footing_consent;
      grant create on schema consent to footing_consent;
      create function consent.forget_uses(before timestamptz) returns integer language plpgsql security definer
        set search_path = pg_catalog, consent, public, pg_temp as $forget$
        declare went integer;
        begin
          if before > now() - interval '1 year' then raise exception 'too young to be forgotten' using errcode = 'CN007'; end if;
          delete from consent.use_ledger
            where institution_id = nullif(current_setting('footing.institution_id', true), '')::uuid and at < before;
          get diagnostics went = row_count;
          return went;
        end $forget$;
      alter function consent.forget_uses(timestamptz) owner to footing_consent;
      revoke all on function consent.forget_uses(timestamptz) from public;
      grant execute on function consent.forget_uses(timestamptz) to footing_app;
      revoke create on schema consent from footing_consent;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table retention_line, retention_run, retention_setting;
      drop function consent.forget_uses(timestamptz);
      drop trigger only_added_to on consent.use_ledger;
      create trigger only_added_to before update or delete or truncate on consent.use_ledger
        for each statement execute function refuse_change_of_record();
      drop function refuse_change_of_ledger();
    `);
  }
}
