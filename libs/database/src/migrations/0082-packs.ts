import type { MigrationInterface, QueryRunner } from 'typeorm';
import { walls } from './walls';

const DOCUMENTS = [
  ...['app-evaluation', 'tef-note', 'sfc-paragraph', 'medr-table', 'wapp-table', 'board-page', 'case-study'],
  ...['award-pack', 'destinations', 'heel-sheet'],
];

const placesOf = (places: readonly string[]): string =>
  `alter table public.story drop constraint story_places_known, add constraint story_places_known
     check (cardinality(places) > 0 and places <@ '{${places.join(',')}}');`;

/** With what a university signs its evidence, and the words that it alone can write for each document. */
export class Packs1764000082000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The newest signs. The private half is sealed with a key that the database does not have.
      create table evidence.signing_key (
        institution_id uuid not null references public.institution (id),
        number integer not null constraint signing_key_number_positive check (number > 0),
        public_key text not null constraint signing_key_public_is_pem
          check (public_key ~ '^-----BEGIN PUBLIC KEY-----\\n[A-Za-z0-9+/=]{60}\\n-----END PUBLIC KEY-----\\n$'),
        sealed bytea not null constraint signing_key_is_sealed
          check (octet_length(sealed) >= 256 and position('PRIVATE KEY'::bytea in sealed) = 0),
        made_at timestamptz not null,
        primary key (institution_id, number),
        constraint signing_key_public_once unique (institution_id, public_key)
      );
      ${walls('evidence.signing_key', { may: ['select', 'insert'] })}

      create function evidence.signing_key_stays() returns trigger language plpgsql
        set search_path = pg_catalog, evidence, pg_temp as $stays$
      begin
        if tg_op = 'INSERT' then
          if new.number <> 1 + coalesce((select max(k.number) from evidence.signing_key k
              where k.institution_id = new.institution_id), 0) then
            raise exception 'keys follow one another' using errcode = 'unique_violation', constraint = 'signing_key_follows';
          end if;
          return new;
        end if;
        raise exception 'a key stays as it was made' using errcode = 'restrict_violation', constraint = 'signing_key_stays';
      end $stays$;
      create trigger signing_key_stays before insert or update or delete on evidence.signing_key for each row
        execute function evidence.signing_key_stays();
      create trigger signing_key_not_emptied before truncate on evidence.signing_key for each statement
        execute function evidence.signing_key_stays();

      -- What a university typed for a document, by field; without a row it has typed nothing.
      create table evidence.document_words (
        institution_id uuid not null references public.institution (id),
        document text not null constraint document_words_known check (document in (${DOCUMENTS.map((key) => `'${key}'`).join(', ')})),
        version integer not null constraint document_words_version_from_one check (version >= 1),
        words jsonb not null constraint document_words_by_field check (jsonb_typeof(words) = 'object'
          and not jsonb_path_exists(words, '$.* ? (@.type() != "string")') and length(words::text) <= 100000),
        changed_at timestamptz not null,
        changed_by uuid,
        primary key (institution_id, document),
        foreign key (institution_id, changed_by) references public.account (institution_id, id)
      );
      ${walls('evidence.document_words', { may: ['select', 'insert'] })}
      grant update (version, words, changed_at, changed_by) on evidence.document_words to footing_app;

      -- Whoever writes says which version they saw: nobody overwrites what they have not read.
      create function evidence.document_words_move_on() returns trigger language plpgsql
        set search_path = pg_catalog, evidence, pg_temp as $$
      begin
        if new.version <> old.version + 1 then
          raise exception 'version % does not follow version %', new.version, old.version
            using errcode = 'restrict_violation', constraint = 'document_words_move_on';
        end if;
        return new;
      end $$;
      create trigger document_words_move_on before update on evidence.document_words for each row
        execute function evidence.document_words_move_on();

      -- People are asked by themselves whether they may be quoted in case studies.
      ${placesOf(['our-page', 'prospectus', 'social-media', 'case-studies'])}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${placesOf(['our-page', 'prospectus', 'social-media'])}
      drop table evidence.document_words, evidence.signing_key;
      drop function evidence.document_words_move_on(), evidence.signing_key_stays();`);
  }
}
