import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of the engine, what consultants decided about them, and the pairings that came of it. */
export class Matching1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table draft (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        number integer not null constraint draft_number_positive check (number > 0),
        state text not null constraint draft_state_known check (state in ('queued', 'running', 'ready', 'refused', 'failed', 'cancelled')),
        refusal text,
        step text not null default '',
        done_count integer not null default 0,
        of_count integer not null default 0,
        seed text not null,
        engine_version text,
        settings jsonb,
        input_hash text,
        result_hash text,
        summary jsonb,
        certificate jsonb,
        revision integer not null default 0,
        keep text not null default 'nothing' constraint draft_keep_known check (keep in ('nothing', 'pins', 'pins-and-approved')),
        kept_from uuid,
        created_by uuid,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz,
        primary key (institution_id, id),
        unique (institution_id, round_id, number),
        unique (institution_id, id, round_id),
        foreign key (institution_id, round_id) references round (institution_id, id),
        foreign key (institution_id, kept_from) references draft (institution_id, id),
        foreign key (institution_id, created_by) references account (institution_id, id),
        constraint draft_ready_is_whole check (state <> 'ready' or
          (input_hash is not null and result_hash is not null and summary is not null and certificate is not null))
      );
      create unique index draft_one_at_work on draft (institution_id, round_id) where state in ('queued', 'running');

      -- What the engine was given, frozen: apart from the draft because it is large and holds answers.
      create table draft_input (
        institution_id uuid not null,
        draft_id uuid not null,
        input jsonb not null,
        primary key (institution_id, draft_id),
        foreign key (institution_id, draft_id) references draft (institution_id, id) on delete cascade
      );

      create table draft_pair (
        institution_id uuid not null,
        draft_id uuid not null,
        application_id uuid not null,
        offer_id uuid not null,
        tier smallint not null,
        place_no smallint,
        offer_places smallint not null,
        score integer not null constraint draft_pair_score_range check (score between 0 and 65535),
        parts jsonb not null,
        origin text not null constraint draft_pair_origin_known check (origin in ('engine', 'pin', 'swap')),
        review text not null default 'open' constraint draft_pair_review_known check (review in ('open', 'approved', 'rejected', 'published')),
        pinned boolean not null default false,
        revision integer not null default 0,
        primary key (institution_id, draft_id, application_id),
        foreign key (institution_id, draft_id) references draft (institution_id, id) on delete cascade,
        foreign key (institution_id, application_id) references application (institution_id, id),
        foreign key (institution_id, offer_id) references offer (institution_id, id),
        -- Within a draft a mentor's places are numbered: one student a place, and no more places than were offered.
        constraint draft_pair_place_taken_once unique (institution_id, draft_id, offer_id, place_no) deferrable initially deferred,
        constraint draft_pair_within_places check (place_no between 1 and offer_places),
        constraint draft_pair_place_unless_rejected check ((review = 'rejected') = (place_no is null))
      );

      create table draft_unmatched (
        institution_id uuid not null,
        draft_id uuid not null,
        application_id uuid not null,
        tier smallint not null,
        reason jsonb not null,
        primary key (institution_id, draft_id, application_id),
        foreign key (institution_id, draft_id) references draft (institution_id, id) on delete cascade,
        foreign key (institution_id, application_id) references application (institution_id, id)
      );

      create table decision (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        draft_id uuid not null,
        round_id uuid not null,
        application_id uuid not null,
        offer_id uuid,
        kind text not null constraint decision_kind_known check (kind in ('approve', 'reject', 'pin', 'unpin', 'swap', 'undo')),
        reason text not null default '' constraint decision_reason_short check (length(reason) <= 2000),
        before jsonb not null,
        revision integer not null,
        undoes uuid,
        decided_by uuid not null,
        decided_at timestamptz not null default now(),
        primary key (institution_id, id),
        unique (institution_id, undoes),
        unique (institution_id, draft_id, revision),
        -- What a pairing must point at: this very student, this very mentor, and a yes.
        unique (institution_id, id, kind, application_id, offer_id),
        foreign key (institution_id, draft_id, round_id) references draft (institution_id, id, round_id),
        foreign key (institution_id, application_id) references application (institution_id, id),
        foreign key (institution_id, offer_id) references offer (institution_id, id),
        foreign key (institution_id, undoes) references decision (institution_id, id),
        foreign key (institution_id, decided_by) references account (institution_id, id),
        constraint decision_reject_with_reason check (kind <> 'reject' or length(btrim(reason)) > 0),
        constraint decision_undo_of_something check ((kind = 'undo') = (undoes is not null)),
        constraint decision_about_a_mentor check (kind = 'undo' or offer_id is not null)
      );
      create index decision_of_draft on decision (institution_id, draft_id, decided_at);

      create table pairing (
        institution_id uuid not null,
        id uuid not null default uuidv7(),
        round_id uuid not null,
        draft_id uuid not null,
        application_id uuid not null,
        offer_id uuid not null,
        place_no smallint not null,
        offer_places smallint not null,
        score integer not null constraint pairing_score_range check (score between 0 and 65535),
        state text not null constraint pairing_state_known check (state in ('proposed')),
        decision_id uuid not null,
        decision_kind text not null default 'approve' constraint pairing_was_approved check (decision_kind = 'approve'),
        answer_by date not null,
        proposed_at timestamptz not null default now(),
        primary key (institution_id, id),
        foreign key (institution_id, draft_id, round_id) references draft (institution_id, id, round_id),
        foreign key (institution_id, application_id) references application (institution_id, id),
        -- No pairing without a consultant's recorded yes to these two people.
        constraint pairing_by_decision foreign key (institution_id, decision_id, decision_kind, application_id, offer_id)
          references decision (institution_id, id, kind, application_id, offer_id),
        -- A mentor's places cannot be exceeded: places are numbered, each is taken once, and none lies beyond the offer.
        constraint pairing_places_as_offered foreign key (institution_id, offer_id, offer_places)
          references offer (institution_id, id, places) on update cascade,
        constraint pairing_within_places check (place_no between 1 and offer_places)
      );
      create unique index pairing_one_a_student on pairing (institution_id, round_id, application_id);
      create unique index pairing_place_taken_once on pairing (institution_id, offer_id, place_no);

      -- The decision log is only ever added to.
      create function decisions_stay() returns trigger language plpgsql as $$
      begin
        raise exception 'decisions are never changed or removed' using errcode = 'restrict_violation', constraint = 'decision_stays';
      end $$;
      create trigger decision_stays before update or delete on decision for each row execute function decisions_stay();
      create trigger decision_stays_whole before truncate on decision for each statement execute function decisions_stay();

      -- What has been published is no longer a draft's to change.
      create function decision_before_publication() returns trigger language plpgsql as $$
      begin
        if exists (select from pairing p where p.institution_id = new.institution_id
            and p.round_id = new.round_id and p.application_id = new.application_id) then
          raise exception 'application % has a pairing already', new.application_id
            using errcode = 'restrict_violation', constraint = 'decision_before_publication';
        end if;
        return new;
      end $$;
      create trigger decision_before_publication before insert on decision
        for each row execute function decision_before_publication();

      create function pairing_decision_stands() returns trigger language plpgsql as $$
      begin
        if exists (select from decision d where d.institution_id = new.institution_id and d.undoes = new.decision_id) then
          raise exception 'decision % was taken back', new.decision_id
            using errcode = 'restrict_violation', constraint = 'pairing_decision_stands';
        end if;
        return new;
      end $$;
      create trigger pairing_decision_stands before insert or update on pairing
        for each row execute function pairing_decision_stands();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table pairing, decision, draft_unmatched, draft_pair, draft_input, draft;
      drop function decisions_stay, decision_before_publication, pairing_decision_stands;
    `);
  }
}
