/** Functions that may be asked before the institution is known, each with its reason. There are no others. */
export const openDoors = {
  institutions: 'whose pages to show is decided by the address, before anybody is known; what it tells is public',
  institution_at:
    'whose pages to show at a host is decided before anybody is known; it tells an id of whoever has that public host',
  main_host_of:
    'links in mail and a university’s sign-in lead to an institution’s own public host; it tells that name and nothing else',
  take_permit:
    'limits hold for addresses and networks before anybody is known; it tells only whether one more is allowed',
  sign_in_request_of:
    'a link in an e-mail is opened by browsers that know no institution; asking needs 256 secret bits',
  invitation_of: 'an invitation is opened by browsers that know no institution; asking needs 256 secret bits',
  identity_provider_home:
    'a university’s sign-in answers to an address of ours from another site, where no cookie says whose it is; it tells an id',
  session_open:
    'a cookie says nothing but a random number, so whose it is must be found before the institution is known',
  session_keep: 'keeps what a session holds; who owns one is fixed when it begins',
  session_end: 'signing out must always work',
  api_key_open: 'another system says nothing but its key, so whose it is must be found before the institution is known',
  sessions_tidy: 'removes sessions that are over, of every institution at once',
} as const;
export type OpenDoor = keyof typeof openDoors;

/** Tables without an institution, each with its reason. There are no others. */
export const tablesOfTheService: Readonly<Record<string, string>> = {
  migrations: 'which changes of the schema have run; only the owner may touch it',
  institution_host:
    'which institution has which public host name: names are looked up before it is known, and only the service sets them',
  pairing_move:
    'which step leads where in the life of a pairing: compiled from the code, the same for everybody and public',
  pairing_wait:
    'what is awaited in which state of a pairing: compiled from the code, the same for everybody and public',
  meeting_move:
    'which step leads where in the life of a meeting: compiled from the code, the same for everybody and public',
  training_shipped: 'which modules of training come with the service, for whom: the same for everybody and public',
  'consent.category': 'what kinds of data there are: compiled from the map, the same for everybody and public',
  'consent.purpose_default': 'what data is used for: compiled from the map, the same for everybody and public',
  'consent.purpose_words': 'what each purpose is, in words: compiled from the map, the same for everybody and public',
  'consent.purpose_category': 'which purpose may read what: compiled from the map, the same for everybody and public',
  'consent.place': 'where data of a purpose comes to rest: compiled from the map, the same for everybody and public',
  'monitoring.code': 'lists of codes, the same for everybody and public',
  permit: 'how often something was done lately, under salted hashes; only the function at the door may touch it',
  permit_salt: 'the salt of those hashes; only the function at the door may read it',
};

/** The functions that equality monitoring is reached by, each with its reason. They run as the role that owns it. */
export const monitoringDoors: Readonly<Record<string, string>> = {
  bring_in: 'what universities hold goes in by the row, and cannot be read again',
  counts: 'counts come out, and none that tells of a few',
  codes: 'the lists of codes are public',
  forget: 'whoever is erased leaves equality monitoring too; it tells nothing',
};

/** The functions that write what people decided, each with its reason. They run as the role that alone may write it. */
export const consentFunctions: Readonly<Record<string, string>> = {
  intend_stop: 'a stop holds from here, whatever happens to who asked for it',
  record: 'a decision is a line of a chain, and nothing else makes one',
  refuse_stopping: 'part of the fence',
  use_begin: 'the fence: a use is in the ledger, or it did not happen',
  hand_off_begin: 'the fence of what is handed over outside: it is in the ledger before anything leaves',
  hand_off_hold: 'a stop waits for as long as the hand-over takes',
  hand_off_end: 'nobody waits for a hand-over that never began',
  hold_shown: 'the fence of pages that are open to everybody: a stop waits for what is being sent',
  acknowledge: 'a place says that it has stopped',
  declare_group: 'what a student says of themselves counts while they say it',
  change_rule: 'what the officer lays down holds at once for everybody it is about',
  end_older: 'a yes under a text that no longer says what is done ends',
  tracked_people: 'tells of whoever took part and has not objected, for files for a tracking service alone',
  tracked_meetings: 'tells when they met, of nobody who has objected',
  tracked_objections: 'counts who objected, to the nearest five and from ten on',
  begun_sign_ups: 'tells who began to sign up and when, without a word of what they answered',
  old_sign_ups: 'answers on their way that nobody sent in time are counted and let go of, unread',
  old_goals: 'goals of long ago are counted and let go of, unread',
  old_last_words: 'last words of long ago are counted and let go of, unread',
  survey_yes: 'tells whether somebody says yes to a survey, and a stop waits until the work that asked is done',
  survey_may_ask: 'tells whether somebody may be asked; whoever has not decided may be, once',
  survey_undecided: 'tells whether somebody has not decided yet, or their yes only came to its end',
  survey_result_known: 'tells whether somebody could know what came of the matching, whatever the asker may read',
  survey_answerable: 'tells why an invitation cannot be answered, and nothing of what was answered',
  survey_stopped: 'whoever stops is asked no more, from the moment in which they said so',
  survey_mail_dropped: 'mail about a survey that has ended for somebody does not leave',
  forget_uses: 'uses that are older than anybody asks for are let go of, and no younger ones',
  drop_stale_intent: 'a stop that is recorded leaves nothing behind that would refuse a later yes',
  alarm: 'a place that is late is told of once',
  extend_log: 'what the log held stays as it was',
  keep_experiences: 'what somebody shares is kept with the decision it stands for, and never against one',
  forget_experiences: 'what somebody shared goes when they are erased',
  forget_stopped_experiences: 'what its owner stopped is let go of in time',
  draft_stands: 'tells whether what went into a draft may still be seen, and nothing else',
  last_decision: 'a number, and nothing of whose decision it was',
  forget_from_input:
    'what went into a draft goes on without whoever changed their mind, and nobody reads it on the way',
  forget_input: 'what went into a draft goes once nobody may see it any more',
  enrol: 'whoever comes in can object from the first moment',
};

/** Tables that only functions at the door reach, each with its reason; the apps have no right to them at all. */
export const atTheDoorAlone: Readonly<Record<string, string>> = {
  visitor_session: 'browsers come before anybody has signed in; what is kept of them is found by its secret alone',
};
