import type { MigrationInterface, QueryRunner } from 'typeorm';
import { compilePurposes } from '../../compile-purposes';
import { deciding } from './deciding';
import { keeping } from './keeping';
import { map, tables } from './tables';
import { using } from './using';

/** What people agreed to and objected to: a chain that is only added to, and a fence that every use passes. */
export class Consent1764000019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema consent;
      grant usage on schema consent to footing_app, footing_matcher, footing_consent;
      grant create on schema consent to footing_consent;
      grant usage on schema public to footing_consent;
    `);
    await runner.query(map);
    await compilePurposes((sql, given) => runner.query(sql, given));
    await runner.query(tables);
    await runner.query(young);
    for (const part of [deciding, using, keeping]) await runner.query(part);
    await runner.query('revoke create on schema consent from footing_consent');
    await runner.query(enrolThoseHere);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop trigger enrolled on student; drop trigger enrolled on mentor; drop schema consent cascade;
       alter table student drop column under_18_until; alter table institution drop column supervised_contact`,
    );
  }
}

/** Who is not yet 18, and whether the institution lets others contact them under supervision. */
const young = `
  alter table student add column under_18_until date;
  alter table institution add column supervised_contact boolean not null default false;`;

/** People who were here before. Row security binds the owner too, so it stands back for as long as this takes. */
const enrolThoseHere = ['student', 'mentor']
  .map(
    (kind) => `
      alter table ${kind} no force row level security;
      alter table consent.state no force row level security;
      insert into consent.state (institution_id, subject_id, subject_kind, purpose, item, permitted, epoch, last_seq)
        select p.institution_id, p.id, '${kind}', d.code, '', true, 0, 0 from ${kind} p cross join consent.purpose_default d
        where d.basis in ('public-task', 'legitimate-interests') and d.items = 'whole';
      alter table consent.state force row level security;
      alter table ${kind} force row level security;`,
  )
  .join('\n');
