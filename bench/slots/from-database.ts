import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectionOptions, Database, migrate, startEmbeddedServer } from '@footing/database';
import { systemActor } from '@footing/kernel';
import { commonSlots, type SlotQuestion } from '@footing/scheduling';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { timesOfPeople } from '../../libs/scheduling/src/data/availability.query';

const PURPOSE = 'matching.core';
const ROUNDS = 7;

/**
 * What it takes, by the clock on the wall, to read what the people of these pairs say of their times from a database of its
 * own and to find what suits each pair: the best of a few, in milliseconds.
 */
export async function fromDatabase(questions: readonly SlotQuestion[]): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-bench-'));
  const server = await startEmbeddedServer(folder);
  try {
    const app = new URL(server.url);
    [app.username, app.password] = ['footing_bench', 'bench'];
    await migrate(server.url, app.href);
    const { here, ids } = await fill(server.url, questions);
    return await read(app.href, here, ids, questions);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function read(url: string, here: string, ids: readonly string[], questions: readonly SlotQuestion[]) {
  const source = await new DataSource({ ...connectionOptions(url, 2), entities: [] }).initialize();
  try {
    const people = ids.map((id) => ({ kind: 'mentor' as const, id }));
    const window = questions[0]?.window ?? { from: 0, to: 0 };
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now();
      const all = await new Database(source).transaction(
        systemActor(here),
        (tx) => timesOfPeople(tx, here, people, { window, today: '2027-03-08', at: new Date(window.from * 60_000) }),
        PURPOSE,
      );
      let found = 0;
      for (const [at, question] of questions.entries()) {
        const [a, b] = [all[2 * at]?.availability, all[2 * at + 1]?.availability];
        if (a && b) found += commonSlots({ ...question, a, b }).length;
      }
      times.push(performance.now() - start);
      if (found === 0) throw new Error('nobody has a time: nothing was read');
    }
    return Math.min(...times);
  } finally {
    await source.destroy();
  }
}

/** Puts all of them into an institution of its own. Hours that overlap others of the same person are left out. */
async function fill(url: string, questions: readonly SlotQuestion[]): Promise<{ here: string; ids: string[] }> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ('b', 'B', 'england', 'b@b.ac.uk') returning id`,
    );
    const here = rows[0]?.id ?? '';
    await owner.query(`select set_config('footing.institution_id', $1, false)`, [here]);
    const people = questions.flatMap(({ a, b }) => [a, b]).map((one) => ({ ...one, id: crypto.randomUUID() }));
    const given = JSON.stringify(people);
    for (const statement of statements) await owner.query(statement, [here, given]);
    await owner.query('analyze');
    return { here, ids: people.map(({ id }) => id) };
  } finally {
    await owner.end();
  }
}

const statements = [
  `insert into person_zone (institution_id, person_kind, person_id, from_day, zone)
   select $1, 'mentor', (p->>'id')::uuid, '2026-01-01', p->'rules'->0->>'zone' from json_array_elements($2::json) p`,
  `insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, mode, from_day)
   select $1, 'mentor', (p->>'id')::uuid, (x->>'weekday')::int, (x->>'fromMinute')::int, (x->>'toMinute')::int, x->>'mode', '2027-01-01'
   from json_array_elements($2::json) p, json_array_elements(p->'rules') x on conflict do nothing`,
  `insert into day_exception (institution_id, person_kind, person_id, day, kind, from_minute, to_minute)
   select $1, 'mentor', (p->>'id')::uuid, (x->>'day')::date, x->>'kind', (x->>'fromMinute')::int, (x->>'toMinute')::int
   from json_array_elements($2::json) p, json_array_elements(p->'exceptions') x on conflict do nothing`,
  `insert into busy_calendar (institution_id, id, person_kind, person_id, kind, sealed, added_at)
   select $1, (p->>'id')::uuid, 'mentor', (p->>'id')::uuid, 'ics', 'x', now() from json_array_elements($2::json) p`,
  `insert into busy_time (institution_id, calendar_id, person_kind, person_id, starts_at, ends_at)
   select $1, (p->>'id')::uuid, 'mentor', (p->>'id')::uuid, to_timestamp((x->>'from')::bigint * 60), to_timestamp((x->>'to')::bigint * 60)
   from json_array_elements($2::json) p, json_array_elements(p->'busy') x on conflict do nothing`,
];
