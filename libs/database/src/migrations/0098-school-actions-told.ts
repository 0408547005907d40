import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

/** Whom it was told by mail that something in the plan of a school became theirs, or is due; each once. */
export class SchoolActionsTold1764000098000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table school_action_told (
        institution_id uuid not null references institution (id),
        action_id uuid not null,
        owner_id uuid not null,
        about text not null constraint school_action_told_about_known check (about in ('given', 'due')),
        due_on date not null,
        told_at timestamptz not null,
        primary key (institution_id, action_id, owner_id, about, due_on),
        foreign key (institution_id, action_id) references school_action (institution_id, id) on delete cascade,
        foreign key (institution_id, owner_id) references account (institution_id, id)
      );
      create index school_action_told_of_owner on school_action_told (institution_id, owner_id);
      ${walls('school_action_told', { may: ['select', 'insert', 'delete'] })}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table school_action_told');
  }
}
