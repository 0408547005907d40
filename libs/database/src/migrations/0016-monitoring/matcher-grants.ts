/** What a matching run reads: people of a round as matching may see them, and the rules of the round. */
const reads = [
  ...['institution', 'programme', 'round', 'round_school', 'round_tier', 'round_floor', 'criterion', 'barrier'],
  ...['school', 'priority_group', 'priority_group_member', 'student', 'mentor', 'application', 'offer'],
  ...['experience_wanted', 'experience_offered', 'draft', 'draft_input', 'draft_pair', 'decision', 'pairing', 'study'],
  ...['institution_key', 'data_key'],
];

/** What it writes: what it was given, how far it is, its line in the record, and a key where there is none yet. */
const writes = `
  grant insert on draft_input, institution_key, data_key, audit_event, audit_subject to footing_matcher;
  grant select on audit_event, audit_subject to footing_matcher;
  grant update on draft to footing_matcher;`;

export const matcherGrants = `
  grant select on ${reads.join(', ')} to footing_matcher;
  grant select (institution_id, round_id, student, tier, valid_until) on signed_off_tier to footing_matcher;
  ${writes}`;

export const matcherLeaves = `
  revoke all on ${[...reads, 'signed_off_tier', 'audit_event', 'audit_subject'].join(', ')} from footing_matcher;`;
