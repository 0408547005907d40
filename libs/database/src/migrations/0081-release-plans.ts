import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** Tables that somebody gathers before they are prepared to go out: questions, and no number. */
export class ReleasePlans1764000081000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table evidence.release_plan (
        institution_id uuid not null references public.institution (id),
        made_by uuid not null,
        snapshot integer not null,
        name text not null default '' constraint release_plan_name_short check (length(name) <= 200),
        profile text not null default 'public' constraint release_plan_profile_known check (profile in ('hesa', 'ofs', 'public')),
        asks jsonb not null default '[]' constraint release_plan_of_tables
          check (jsonb_typeof(asks) = 'array' and jsonb_array_length(asks) <= 60),
        -- While its figures are being worked out nobody changes it, and nobody begins again.
        working_since timestamptz,
        primary key (institution_id, made_by, snapshot),
        foreign key (institution_id, snapshot) references evidence.snapshot (institution_id, number),
        foreign key (institution_id, made_by) references public.account (institution_id, id) on delete cascade
      );
      ${walls('evidence.release_plan')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table evidence.release_plan');
  }
}
