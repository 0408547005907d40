import type { EntityManager } from 'typeorm';
import { type RoomRule, ROOMS_AT_FIRST } from '../domain/rooms';

/** What the institution has said; until then people give links of their own. */
export async function roomsOf(tx: EntityManager, here: string): Promise<RoomRule> {
  const [row] = await tx.query<RoomRule[]>('select way, pattern, hosts from room_rule where institution_id = $1', [
    here,
  ]);
  return row ?? ROOMS_AT_FIRST;
}

export async function saveRooms(
  tx: EntityManager,
  here: string,
  { way, pattern, hosts }: RoomRule,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into room_rule (institution_id, way, pattern, hosts, updated_at) values ($1, $2, $3, $4, $5)
     on conflict (institution_id) do update set way = excluded.way, pattern = excluded.pattern, hosts = excluded.hosts,
       updated_at = excluded.updated_at`,
    [here, way, pattern, hosts, at],
  );
}
