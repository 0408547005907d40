import type { MigrationInterface, QueryRunner } from 'typeorm';

const fixed = `'help', 'direction', 'ways-of-working', 'shared-experience', 'recent-path', 'practical', 'interests'`;
const asked = `'picks', 'ratings'`;
const onColumns = `'equal', 'different', 'overlap', 'closeness', 'steps-apart'`;

const allowedKinds = (kinds: string, once: string) => `
  alter table criterion drop constraint criterion_kind_known;
  alter table criterion add constraint criterion_kind_known check (kind in (${kinds}));
  drop index criterion_kind_once;
  create unique index criterion_kind_once on criterion (institution_id, round_id, kind) where kind in (${once});
`;

/** What counts first in a round, with the reasons for it, and the lottery it is bound to. */
export class RoundChoices1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table round
        add column aim text not null default 'most-matched'
          constraint round_aim_known check (aim in ('most-matched', 'best-fit', 'stable')),
        add column ignore_tiers boolean not null default false,
        add column ignore_tiers_reason text not null default ''
          constraint round_ignore_tiers_reason_short check (length(ignore_tiers_reason) <= 2000),
        add column fairness text not null default 'none'
          constraint round_fairness_known check (fairness in ('none', 'floors', 'even-coverage', 'raise-the-lowest')),
        add column fairness_reason text not null default ''
          constraint round_fairness_reason_short check (length(fairness_reason) <= 2000),
        add column retention smallint not null default 2
          constraint round_retention_percent check (retention between 0 and 100),
        add column mentors_view smallint not null default 0
          constraint round_mentors_view_percent check (mentors_view between 0 and 100),
        add column lottery_strength smallint not null default 0
          constraint round_lottery_strength_percent check (lottery_strength between 0 and 100),
        add constraint round_ignores_tiers_with_reason check (ignore_tiers = (ignore_tiers_reason ~ '[^[:space:]]')),
        add constraint round_fairness_with_reason check ((fairness <> 'none') = (fairness_reason ~ '[^[:space:]]')),
        add constraint round_stable_leaves_no_choice check (aim <> 'stable' or fairness = 'none');

      create table round_floor (
        institution_id uuid not null,
        round_id uuid not null,
        priority_group_id uuid not null,
        places integer not null constraint round_floor_places_range check (places between 1 and 100000),
        primary key (institution_id, round_id, priority_group_id),
        foreign key (institution_id, round_id) references round (institution_id, id) on delete cascade,
        foreign key (institution_id, priority_group_id) references priority_group (institution_id, id)
      );

      -- At the end of a transaction a round has floors where it says so, and only there.
      create function floors_as_chosen() returns trigger language plpgsql as $$
      declare
        its_institution uuid;
        its_round uuid;
        chosen text;
      begin
        if tg_table_name = 'round' then
          its_institution := new.institution_id;
          its_round := new.id;
        else
          its_institution := coalesce(new.institution_id, old.institution_id);
          its_round := coalesce(new.round_id, old.round_id);
          if tg_op = 'UPDATE' and (new.institution_id, new.round_id) <> (old.institution_id, old.round_id) then
            raise exception 'a floor stays with its round'
              using errcode = 'check_violation', constraint = 'round_floor_stays_with_its_round';
          end if;
        end if;
        -- Two transactions that change one round's floors take turns, so that each sees the other's.
        select fairness into chosen from round
          where institution_id = its_institution and id = its_round for no key update;
        if found and (chosen = 'floors') <> exists (
            select from round_floor where institution_id = its_institution and round_id = its_round) then
          raise exception 'round % goes by "%", and its floors say otherwise', its_round, chosen
            using errcode = 'check_violation', constraint = 'round_floors_as_chosen';
        end if;
        return null;
      end $$;
      create constraint trigger round_floors_as_chosen after insert or update of fairness on round
        deferrable initially deferred for each row execute function floors_as_chosen();
      create constraint trigger round_floors_as_chosen after insert or update or delete on round_floor
        deferrable initially deferred for each row execute function floors_as_chosen();

      -- The lottery is drawn with the round and promised by its SHA-256, so that nobody can pick a lucky one later.
      alter table round add column lottery_seed text, add column lottery_commitment text;
      update round set lottery_seed = replace(gen_random_uuid()::text, '-', '');
      update round set lottery_commitment = encode(sha256(lottery_seed::bytea), 'hex');
      alter table round
        alter column lottery_seed set not null,
        alter column lottery_commitment set not null,
        add constraint round_lottery_seed_drawn check (lottery_seed ~ '^[0-9a-f]{32}$'),
        add constraint round_lottery_as_promised check (lottery_commitment = encode(sha256(lottery_seed::bytea), 'hex'));

      create function draw_lottery() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          new.lottery_seed := coalesce(new.lottery_seed, replace(gen_random_uuid()::text, '-', ''));
        elsif new.lottery_seed is distinct from old.lottery_seed then
          -- Waits for a draft that is being asked for at this moment.
          perform 1 from round where institution_id = old.institution_id and id = old.id for update;
          if exists (select from draft where institution_id = old.institution_id and round_id = old.id) then
            raise exception 'the lottery of round % is drawn', old.id
              using errcode = 'restrict_violation', constraint = 'round_lottery_stays';
          end if;
        end if;
        new.lottery_commitment := encode(sha256(new.lottery_seed::bytea), 'hex');
        return new;
      end $$;
      create trigger round_draws_its_lottery before insert or update of lottery_seed on round
        for each row execute function draw_lottery();

      ${allowedKinds(`${fixed}, ${asked}, ${onColumns}`, `${fixed}, ${asked}`)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${allowedKinds(`${fixed}, ${onColumns}`, fixed)}
      drop trigger round_draws_its_lottery on round;
      drop trigger round_floors_as_chosen on round;
      drop table round_floor;
      drop function floors_as_chosen, draw_lottery;
      alter table round drop column lottery_seed, drop column lottery_commitment, drop column aim,
        drop column ignore_tiers, drop column ignore_tiers_reason, drop column fairness, drop column fairness_reason,
        drop column retention, drop column mentors_view, drop column lottery_strength;
    `);
  }
}
