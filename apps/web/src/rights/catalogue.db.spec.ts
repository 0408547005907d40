import { concernsParts } from '@footing/concerns';
import { conversationsParts } from '@footing/conversations';
import { consentParts, traces } from '@footing/consent';
import { campaignsParts } from '@footing/campaigns';
import { joiningParts } from '@footing/joining';
import { givingParts } from '@footing/giving';
import { matchingParts } from '@footing/matching';
import { pairingsParts } from '@footing/pairings';
import { peopleParts } from '@footing/people';
import { schedulingParts } from '@footing/scheduling';
import { storiesParts } from '@footing/stories';
import { surveysParts } from '@footing/surveys';
import { evidenceParts } from '@footing/evidence';
import { introductionsParts } from '@footing/introductions';
import { togetherParts } from '@footing/together';
import { trackerParts } from '@footing/trackers';
import { trainingParts } from '@footing/training';
import { freshDatabase, type FreshDatabase } from '@footing/testing';

let db: FreshDatabase;
beforeAll(async () => (db = await freshDatabase()));
afterAll(() => db.drop());

const parts = [
  ...peopleParts,
  ...joiningParts,
  ...matchingParts,
  ...pairingsParts,
  ...storiesParts,
  ...surveysParts,
  ...evidenceParts,
  ...trackerParts,
  ...givingParts,
  ...campaignsParts,
  ...trainingParts,
  ...togetherParts,
  ...schedulingParts,
  ...introductionsParts,
  ...concernsParts,
  ...conversationsParts,
  ...consentParts,
];

/** Tables with a column that leads to a student, a mentor or an account: by its name or by a foreign key. */
async function tablesOfPeople(): Promise<string[]> {
  const rows = await db.query<{ name: string }>(`
    select distinct case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'consent', 'monitoring', 'jobs')
      and (exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attname ~ '(^|_)(student|mentor|account|subject|person|application|offer|email|address)(_id)?$|_by$')
        or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
          and k.confrelid in ('student'::regclass, 'mentor'::regclass, 'account'::regclass, 'application'::regclass, 'offer'::regclass))
        or c.relname in ('student', 'mentor', 'account'))
    order by 1`);
  return rows.map(({ name }) => name);
}

const STAFF = 'it names only staff who did something; what they did is in the record of who looked';
const DAYS = 'days of a round and nobody’s data: what ends in “by” there is a day';
const MARKS = 'numbers of messages, without a word of them; they go with the round’s messages';
const IN_CONFIDENCE =
  'read by the safeguarding lead alone, and kept to keep people safe; the link to who raised it goes with their account';
const OVERSIGHT =
  'that a safeguarding lead opened messages, and why; it stays as long as the round’s messages, and goes with them';
const SNAPSHOT =
  'it names nobody, and whose a row is only a key outside the database tells, of an id that goes with them; figures cite it';
const MINUTES = 'it is there for some minutes, while somebody comes in, and says nothing that the rest does not';
const WORK = 'whom staff look after: nobody who only takes part has any';
const byStaff = Object.fromEntries(
  [
    'api_key',
    'campaign',
    'draft',
    'import',
    'institution',
    'kpi_point',
    'kpi_reading',
    'network',
    'network_sending',
    'practice_entry',
    'practice_words',
    'practice_year',
    'retention_run',
    'round',
    'school_action_history',
    'signed_off_list',
    'study',
    'together_text',
    'tracker_export',
    'tracker_preparation',
    'tracker_profile_version',
    'training_module',
  ].map((table) => [table, STAFF]),
);
const work = Object.fromEntries(
  ['portfolio', 'portfolio_cover', 'portfolio_group', 'portfolio_school', 'review_choice'].map((table) => [
    table,
    WORK,
  ]),
);

/** Not in a copy, each with the reason. */
const notInCopies: Readonly<Record<string, string>> = {
  ...byStaff,
  ...work,
  ...Object.fromEntries(
    ['passkey_challenge', 'sign_in_flow', 'sign_in_joining', 'sign_in_trial', 'consent.hand_off'].map((table) => [
      table,
      MINUTES,
    ]),
  ),
  data_key: 'a key of ours: what it opens is in the copy, opened',
  'consent.log_entry': 'the places of decisions in the log of all; the decisions are in the copy',
  'consent.event_rule': 'which rule is behind each decision; its receipt says it in words',
  concern_look: STAFF,
  introduction_round: DAYS,
  experience_offered_before: 'waits some minutes, once, to be kept apart word by word; then it is in the copy',
  experience_wanted_before: 'waits some minutes, once, to be kept apart word by word; then it is in the copy',
  import_fault: 'rows of a file that nobody brought in; nobody knows yet whose they are, and it goes within a month',
  import_row: 'rows of a file that nobody brought in; nobody knows yet whose they are, and it goes within a month',
  'monitoring.characteristic': 'kept under a salted hash, so that nobody, we neither, can look a person up in it',
};

/** Nothing to erase, each with the reason. */
const notErased: Readonly<Record<string, string>> = {
  ...byStaff,
  ...work,
  data_key: 'destroyed with every erasure, after everything else',
  reflection: 'sealed with the key of whoever wrote it, which is destroyed with every erasure',
  message: 'sealed with the key of whoever wrote it, which is destroyed with every erasure',
  conversation: MARKS,
  introduction_round: DAYS,
  conversation_seen: MARKS,
  concern: IN_CONFIDENCE,
  concern_note: IN_CONFIDENCE,
  concern_look: STAFF,
  message_file: 'sealed with the key of whoever sent it, which is destroyed with every erasure',
  break_glass: OVERSIGHT,
  break_glass_look: OVERSIGHT,
  'consent.hand_off': MINUTES,
  'evidence.person': SNAPSHOT,
  'consent.log_entry': 'numbers and hashes: the log of decisions stays whole',
  'consent.event_rule': 'numbers and hashes: the log of decisions stays whole',
  mail: 'sealed with the institution’s key, and forgotten once it is sent or given up, within days',
};

const faults = (tables: readonly string[], covered: readonly string[], left: Readonly<Record<string, string>>) => ({
  forgotten: tables.filter((table) => !covered.includes(table) && !(table in left)),
  both: Object.keys(left).filter((table) => covered.includes(table)),
  gone: [...covered, ...Object.keys(left)].filter((table) => !tables.includes(table) && !elsewhere.includes(table)),
  unheld: elsewhere.filter((table) => !covered.includes(table) && !(table in left) && table !== 'consent.notice'),
});

/** What they hold leads to people, though no column of theirs does by itself. */
const elsewhere: readonly string[] = [
  'mentor_interest',
  'message_file',
  'break_glass_look',
  'deadline',
  'meeting_event',
  'meeting_option',
  'pairing_note',
  'pairing_said',
  'agreement',
  'closing',
  'together_wait',
  'introduction_time',
  'survey_link',
  'evidence.person',
  'consent.notice',
  'draft_input',
  'import_row',
  'import_fault',
];

test('every table that leads to a person is in the copy they can take, or has a reason why not', async () => {
  const covered = parts.flatMap(({ tables }) => tables);
  expect(faults(await tablesOfPeople(), covered, notInCopies)).toEqual({
    forgotten: [],
    both: [],
    gone: [],
    unheld: [],
  });
});

test('every table that leads to a person is looked at when somebody is erased, or has a reason why not', async () => {
  const covered = traces.flatMap(({ tables }) => tables);
  expect(faults(await tablesOfPeople(), covered, notErased)).toEqual({ forgotten: [], both: [], gone: [], unheld: [] });
});

test('names of parts are names of files, each its own', () => {
  const names = parts.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z][a-z-]*$/.test(name))).toEqual([]);
});
