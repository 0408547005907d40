import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import type { PersonKind } from './domain/fields';
import { isFreeColumn } from './domain/header-words';
import { sides } from './data/sides';

/** A column of the institution's own that came with a file. */
export interface FreeColumn {
  /** Its answer key: `column:grade`. */
  readonly key: string;
  /** For people: "Grade". */
  readonly label: string;
}

const MAX_VALUES = 50;

/** The columns of the institution's own among a round's answers: for criteria and barriers on them. */
@Injectable()
export class FreeColumns {
  constructor(private readonly db: Database) {}

  /** In alphabetical order; none when nobody answered any. Cost: reads every answer of the round. */
  async of(actor: Actor, roundId: string, kind: PersonKind): Promise<FreeColumn[]> {
    permit(actor, 'programmes.read');
    const found = await this.db.transaction(actor, (tx) =>
      tx.query<{ key: string }[]>(
        `select distinct key from ${sides[kind].part} part, jsonb_object_keys(part.answers) as key
         where part.institution_id = $1 and part.round_id = $2 and key like 'column:%' order by key`,
        [actor.institutionId, roundId],
      ),
    );
    return found.map(({ key }) => ({ key, label: labelOf(key) }));
  }

  /** Which of these answers anybody gave, on either side, in the order asked. Cost: reads every answer of the round. */
  async given(actor: Actor, roundId: string, keys: readonly string[]): Promise<string[]> {
    permit(actor, 'programmes.read');
    const found = await this.db.transaction(actor, (tx) =>
      tx.query<{ key: string }[]>(
        `select key from unnest($3::text[]) as key where
           exists (select from application a where a.institution_id = $1 and a.round_id = $2 and a.answers ? key)
           or exists (select from offer o where o.institution_id = $1 and o.round_id = $2 and o.answers ? key)`,
        [actor.institutionId, roundId, keys],
      ),
    );
    const there = new Set(found.map(({ key }) => key));
    return keys.filter((key) => there.has(key));
  }

  /**
   * The different values of one such column, most frequent first, 50 at most: for putting them in order. Long texts are
   * left out, and values are shown without whose they are. They are what people answered, so they are for those who make
   * rules of them, and not for everybody who may read a programme. @throws {DomainError} forbidden.
   */
  async values(actor: Actor, roundId: string, kind: PersonKind, key: string): Promise<string[]> {
    permit(actor, 'programmes.edit');
    if (!isFreeColumn(key)) return [];
    const found = await this.db.transaction(actor, (tx) =>
      tx.query<{ value: string }[]>(
        `select value from ${sides[kind].part} part, jsonb_array_elements_text(
           case when jsonb_typeof(part.answers -> $3) = 'array' then part.answers -> $3
                else jsonb_build_array(part.answers -> $3) end) as value
         where part.institution_id = $1 and part.round_id = $2 and length(value) <= 100
         group by value order by count(*) desc, value limit ${MAX_VALUES}`,
        [actor.institutionId, roundId, key],
      ),
    );
    return found.map(({ value }) => value);
  }
}

function labelOf(key: string): string {
  const words = key.replace(/^column:/, '').replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
