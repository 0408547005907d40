import { HERE, kept } from '../0019-consent/kept';

/**
 * Takes an intent away whose stop has been recorded already, by somebody who asked at the same moment. It holds the decision
 * from before it looks until it is done: nobody says yes and begins to stop it again in between.
 */
export const dropStale = kept(
  'drop_stale_intent(p_subject uuid, p_purpose text, p_item text)',
  'uuid, text, text',
  'boolean',
  `declare
     standing boolean;
   begin
     select permitted into standing from consent.state where institution_id = ${HERE} and subject_id = p_subject and purpose = p_purpose
       and item = p_item for update;
     if standing then return false; end if;
     delete from consent.stop_intent where institution_id = ${HERE} and subject_id = p_subject and purpose = p_purpose and item = p_item;
     return found;
   end`,
);
