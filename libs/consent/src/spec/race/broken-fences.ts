const replaced = (signature: string, body: string): string => `
  create or replace function consent.${signature} returns void language plpgsql security definer
    set search_path = pg_catalog, consent, public, pg_temp as $kept$ ${body} $kept$;`;

const HERE = `nullif(current_setting('footing.institution_id', true), '')::uuid`;
const WRITE = `
  insert into consent.use_ledger (institution_id, order_no, subject_id, purpose, item, epoch, place, run)
  select ${HERE}, number, u.s, p_purpose, u.i, u.e, p_place, p_run
  from unnest(p_subjects, p_items, p_epochs) u (s, i, e), nextval('consent.order_no') number;`;
const USE = 'use_begin(p_purpose text, p_subjects uuid[], p_items text[], p_epochs int[], p_place text, p_run text)';
const notHeld = replaced('hand_off_hold(p_id uuid)', 'begin delete from consent.hand_off h where h.id = p_id; end');

/** The fence with a part of it taken away, each in turn: with any of them the race has to be lost. */
export const brokenFences = {
  'no lock and no look at the epoch': `${replaced(USE, `begin perform consent.refuse_stopping(p_purpose, p_subjects, p_items); ${WRITE} end`)} ${notHeld}`,
  'row security alone': `${replaced(USE, `begin ${WRITE} end`)} ${notHeld}`,
  'a look before handing over that nobody waits for': `${notHeld}
    create or replace function consent.hand_off_begin(p_purpose text, p_subjects uuid[], p_items text[], p_epochs int[],
      p_place text, p_run text, p_seconds int) returns uuid language plpgsql security definer
      set search_path = pg_catalog, consent, public, pg_temp as $kept$ begin
        perform consent.use_begin(p_purpose, p_subjects, p_items, p_epochs, p_place, p_run);
        return uuidv7();
      end $kept$;`,
} as const;
