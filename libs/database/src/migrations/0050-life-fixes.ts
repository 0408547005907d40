import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a pairing is from the day it is proposed: nobody and nothing changes it. */
const FIXED = [
  ...['institution_id', 'id', 'round_id', 'draft_id', 'application_id', 'offer_id'],
  ...['decision_id', 'decision_kind', 'replaces', 'answer_by', 'proposed_at'],
];
const rowOf = (which: 'new' | 'old', columns: readonly string[]) =>
  `(${columns.map((c) => `${which}.${c}`).join(', ')})`;

/** The guard as it was when the life of a pairing came. */
const ABOUT_THESE_TWO = ['application_id', 'offer_id', 'decision_id'];

const guard = (fixed: readonly string[], more: string) => `
  create or replace function pairing_moves_by_steps() returns trigger language plpgsql as $$
  begin
    if ${rowOf('new', fixed)} is distinct from ${rowOf('old', fixed)} then
      raise exception 'pairing % is about these two', old.id using errcode = 'restrict_violation', constraint = 'pairing_about_these_two';
    end if;
    if (new.state, new.accepted_by, new.paused_until) is distinct from (old.state, old.accepted_by, old.paused_until)
      and not exists (
        select from pairing_step s where s.institution_id = new.institution_id and s.pairing_id = new.id
          and s.transaction_id = pg_current_xact_id() and s.from_state = old.state and s.to_state = new.state
          and old.state <> new.state
          and new.accepted_by is not distinct from case when s.to_state = 'accepted' then s.who end
          and new.paused_until is not distinct from case when s.to_state = 'paused' then s.by end
          and s.number = (select max(l.number) from pairing_step l
            where l.institution_id = s.institution_id and l.pairing_id = s.pairing_id)) then
      raise exception 'pairing % moves by steps alone', old.id using errcode = 'restrict_violation', constraint = 'pairing_moves_by_steps';
    end if;
    ${more}
    return new;
  end $$;`;

const MORE = `
    -- Whether the student is to have somebody else is said with the step that ends it; afterwards it can only be let go of.
    if new.another is distinct from old.another and not exists (
        select from pairing_step s where s.institution_id = new.institution_id and s.pairing_id = new.id
          and s.transaction_id = pg_current_xact_id())
      and (new.another or new.state in ('proposed', 'accepted', 'active', 'paused')) then
      raise exception 'pairing % says with a step who comes next', old.id
        using errcode = 'restrict_violation', constraint = 'pairing_moves_by_steps';
    end if;
    if new.parts is distinct from old.parts and (old.parts is null or new.parts is distinct from parts_without_words(old.parts)) then
      raise exception 'the reasons of pairing % stay', old.id using errcode = 'restrict_violation', constraint = 'pairing_reasons_stay';
    end if;`;

/** At the end of the transaction: by then the draft says the same, because an answer that counted in it was taken back. */
const scoreFollows = `
  create function pairing_score_follows() returns trigger language plpgsql as $$
  begin
    if not exists (select from pairing p
        join draft d on d.institution_id = p.institution_id and d.id = p.draft_id and d.agreement_changed_at is not null
        join draft_pair x on x.institution_id = p.institution_id and x.draft_id = p.draft_id
          and x.application_id = p.application_id and x.offer_id = p.offer_id and x.score = p.score
        where p.institution_id = new.institution_id and p.id = new.id and p.parts is null) then
      raise exception 'the score of pairing % is that of its draft', new.id
        using errcode = 'restrict_violation', constraint = 'pairing_score_follows';
    end if;
    return null;
  end $$;
  create constraint trigger pairing_score_follows after update on pairing deferrable initially deferred
    for each row when (new.score is distinct from old.score) execute function pairing_score_follows();`;

/** @param lock whoever takes the word back waits for the offer under way, or the offer for them: one is first. */
const underStanding = (lock: string) => `
  create or replace function decision_under_standing() returns trigger language plpgsql as $$
  begin
    if new.standing_id is null then return new; end if;
    perform from standing_approval a where a.institution_id = new.institution_id and a.id = new.standing_id
      and a.round_id = new.round_id and a.decided_by = new.decided_by and a.ended_at is null
      and (a.application_id is null or a.application_id = new.application_id) ${lock};
    if not found then
      raise exception 'standing approval % does not cover this', new.standing_id
        using errcode = 'restrict_violation', constraint = 'decision_under_standing';
    end if;
    return new;
  end $$;`;

/** Nothing of a pairing changes but by a step, and a word given beforehand cannot be taken back in the middle of an offer by it. */
export class LifeFixes1764000050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${guard(FIXED, MORE)}
      ${scoreFollows}
      ${underStanding('for share')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${underStanding('')}
      drop trigger pairing_score_follows on pairing;
      drop function pairing_score_follows();
      ${guard(ABOUT_THESE_TWO, '')}
    `);
  }
}
