import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A network may be sent the plan of a school. */
export class SchoolPlansSent1764000092000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table network_item add column school_id uuid,
        add foreign key (institution_id, school_id) references school (institution_id, id),
        drop constraint network_item_kind_known, drop constraint network_item_is_one,
        add constraint network_item_kind_known check (kind in ('kpi', 'kpis', 'document', 'practice', 'school-plan')),
        add constraint network_item_is_one check ((kind = 'kpi') = (kpi_id is not null) and (kind = 'document') = (document is not null)
          and (kind = 'school-plan') = (school_id is not null));
      drop index network_item_once;
      create unique index network_item_once on network_item (institution_id, network_id, kind, kpi_id, document, school_id)
        nulls not distinct;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from network_item where kind = 'school-plan';
      drop index network_item_once;
      alter table network_item drop constraint network_item_kind_known, drop constraint network_item_is_one, drop column school_id,
        add constraint network_item_kind_known check (kind in ('kpi', 'kpis', 'document', 'practice')),
        add constraint network_item_is_one check ((kind = 'kpi') = (kpi_id is not null) and (kind = 'document') = (document is not null));
      create unique index network_item_once on network_item (institution_id, network_id, kind, kpi_id, document) nulls not distinct;
    `);
  }
}
