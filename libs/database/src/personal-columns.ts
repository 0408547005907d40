import type { Category } from '@footing/kernel';
import { columnsOfConcerns } from './columns-of-concerns';
import { columnsOfIntroductions } from './columns-of-introductions';
import { columnsOfMatching } from './columns-of-matching';
import { columnsOfPairings } from './columns-of-pairings';
import { columnsOfConversations } from './columns-of-conversations';
import { columnsOfEvidence } from './columns-of-evidence';
import { columnsOfScheduling } from './columns-of-scheduling';
import { columnsOfStories } from './columns-of-stories';
import { columnsOfSurveys } from './columns-of-surveys';

/** What columns say of people, by category. `key`: ids and codes, which tell nothing alone. `none`: nothing of anybody. */
export type TableOfPeople = Partial<Record<Category, string>> & {
  readonly key: string;
  readonly none?: string;
  /** Why the table is read whatever the purpose is; absent: only for a purpose that declares all its categories. */
  readonly open?: string;
};

const atTheDoor = 'the apps have no right to it: only functions at the door reach it';
const listed = 'a line is written in work for any purpose, and holds ids and names of fields, never a value';

/** Every table that says something of people, by column. A new column needs its place here, or a test fails. */
export const tablesOfPeople: Readonly<Record<string, TableOfPeople>> = {
  'public.student': {
    key: 'institution_id id school_id',
    identity: 'university_id first_name last_name under_18_until',
    contact: 'email',
    none: 'created_at updated_at',
  },
  'public.mentor': {
    key: 'institution_id id school_id',
    identity: 'university_id first_name last_name',
    contact: 'email',
    none: 'created_at updated_at',
  },
  'public.application': {
    key: 'institution_id id round_id student_id',
    answers: 'answers sealed_tier withdrawn_at',
    none: 'created_at updated_at',
  },
  'public.sign_up': {
    key: 'institution_id id round_id student_id',
    answers: 'answers',
    experience: 'experiences',
    needs: 'needs',
    none: 'steps sent_at created_at updated_at',
  },
  'public.access_need': { key: 'institution_id application_id', needs: 'sealed', none: 'updated_at' },
  'public.offer': {
    key: 'institution_id id round_id mentor_id',
    answers: 'places answers paused_until',
    none: 'created_at updated_at',
  },
  'public.experience_wanted': {
    key: 'institution_id application_id subject_id item',
    experience: 'sealed agreed_how agreed_at permitted_until',
  },
  'public.experience_offered': {
    key: 'institution_id offer_id subject_id item',
    experience: 'sealed agreed_how agreed_at permitted_until',
  },
  'public.experience_wanted_before': {
    key: 'institution_id application_id',
    experience: 'experiences agreed_how agreed_at sealed',
  },
  'public.experience_offered_before': {
    key: 'institution_id offer_id',
    experience: 'experiences agreed_how agreed_at sealed',
  },
  'public.priority_group_member': { key: 'institution_id student_id', group: 'priority_group_id source' },
  'public.signed_off_list': {
    key: 'institution_id id round_id replaces sent_by',
    group: 'content',
    none: 'row_count sent_at confirmed_at',
  },
  'public.signed_off_tier': {
    key: 'institution_id round_id list_id brought_in_by',
    group: 'student tier valid_until source',
    none: 'at',
  },
  'public.import_chunk': { key: 'institution_id import_id position', answers: 'bytes' },
  'public.import_row': { key: 'institution_id import_id row_number', answers: 'reading content', none: 'outcome' },
  'public.import_fault': {
    key: 'institution_id import_id id row_number',
    answers: 'column_name value message',
    none: 'code',
  },
  ...columnsOfMatching,
  ...columnsOfPairings,
  ...columnsOfIntroductions,
  'public.offer_draft': {
    key: 'institution_id round_id mentor_id',
    answers: 'answers places steps',
    none: 'created_at updated_at',
  },
  'public.places_said': { key: 'institution_id offer_id', answers: 'said_at', none: 'asked_at' },
  // To whom mail went can tell of groups, for they may be chosen by them.
  'public.campaign_recipient': {
    key: 'institution_id campaign_id subject_id mail_id',
    contact: 'state why at',
    group: 'subject_kind',
  },
  'public.training_result': {
    key: 'institution_id id student_id mentor_id account_id',
    account: 'code version passed_at until',
    none: 'reminded_at',
  },
  'public.mentor_check': {
    key: 'institution_id mentor_id kind_id set_by',
    account: 'passed checked_on until',
    none: 'set_at',
  },
  'public.account': {
    key: 'institution_id id student_id mentor_id',
    account: 'name created_at disabled_at training_reminded_at',
    contact: 'email',
  },
  'public.account_role': { key: 'institution_id account_id granted_by', account: 'role granted_at' },
  'public.account_session': {
    key: 'institution_id id hash account_id',
    account: 'role method strength agent began_at seen_at data',
    open: atTheDoor,
  },
  'public.visitor_session': { key: 'hash', account: 'data', none: 'began_at seen_at', open: atTheDoor },
  'public.account_totp': { key: 'institution_id account_id', account: 'sealed last_step made_at confirmed_at' },
  'public.recovery_code': { key: 'institution_id account_id', account: 'hash used_at' },
  'public.second_factor_reset': {
    key: 'institution_id id account_id asked_by agreed_by',
    account: 'asked_at due_at done_at withdrawn_at',
  },
  'public.passkey': {
    key: 'institution_id id account_id credential_id',
    account: 'public_key counter transports backed_up name created_at last_used_at rp_id',
  },
  'public.passkey_challenge': { key: 'institution_id account_id', account: 'hash expires_at' },
  'public.passkey_declined': { key: 'institution_id account_id', account: 'at' },
  'public.sign_in_identity': { key: 'institution_id account_id', account: 'issuer subject created_at last_used_at' },
  'public.sign_in_joining': { key: 'institution_id id account_id', account: 'issuer subject expires_at' },
  'public.sign_in_flow': {
    key: 'institution_id id provider_id account_id request_id binding',
    account: 'purpose onwards expires_at',
  },
  'public.sign_in_trial': {
    key: 'institution_id id provider_id account_id',
    account: 'forget_at',
    contact: 'arrived',
  },
  'public.sign_in_request': {
    key: 'institution_id id browser_hash invitation_id account_id token_hash code_hash',
    account: 'next_path tries asked_at expires_at used_at ended_at',
    contact: 'address',
  },
  'public.portfolio': { key: 'institution_id account_id changed_by', account: 'everything changed_at' },
  'public.portfolio_cover': {
    key: 'institution_id id from_account_id to_account_id made_by',
    account: 'from_day to_day made_at',
  },
  'public.portfolio_group': { key: 'institution_id account_id', account: 'priority_group_id' },
  'public.portfolio_school': { key: 'institution_id account_id', account: 'school_id' },
  'public.invitation': {
    key: 'institution_id id token_hash mail_id made_by account_id',
    contact: 'email name',
    none: 'made_at sent_at expires_at opened_at withdrawn_at used_at',
  },
  'public.mentor_interest': {
    key: 'institution_id id email_hash key_hash',
    identity: 'sealed',
    contact: 'asked_at expires_at confirmed_at',
  },
  'public.mail': {
    key: 'institution_id id subject_id subject_kind purpose item epoch',
    contact: 'sealed',
    none: 'kind state tries was_cut_off server_said made_at good_until done_at',
  },
  'public.mail_bounce': { key: 'institution_id', contact: 'email', none: 'server_said at' },
  'public.rights_request': {
    key: 'institution_id id account_id subject_kind subject_id handler_id',
    right:
      'kind state received_on start_on months waited_days waiting_since missing due_on acknowledge_by acknowledged_on closed_at outcome ground stops correction',
  },
  'public.rights_line': {
    key: 'institution_id id request_id transaction_id account_id mail_id',
    right: 'at step words due_on',
  },
  'public.rights_erasure': { key: 'institution_id subject_kind subject_id request_id', right: 'outcome at' },
  ...columnsOfConcerns,
  ...columnsOfConversations,
  ...columnsOfScheduling,
  ...columnsOfStories,
  ...columnsOfSurveys,
  ...columnsOfEvidence,
  'public.audit_event': {
    key: 'institution_id id transaction_id server account_id object_id request_id',
    record: 'at role event purpose fields special count ip_prefix outcome',
    open: listed,
  },
  'public.audit_subject': { key: 'institution_id event_id', record: 'kind subject_id', open: listed },
  'consent.event': {
    key: 'institution_id subject_id subject_kind seq id notice_sha256 order_no prev_hash hash',
    record: 'purpose item kind shown_at method actor recorded_at epoch permitted until',
  },
  'consent.stop_task': {
    key: 'institution_id subject_id purpose item epoch place',
    record: 'requested_at due_at acked_at alarmed_at evidence',
  },
  'consent.use_ledger': { key: 'institution_id order_no subject_id', record: 'purpose item epoch place run at' },
  'consent.hand_off': { key: 'institution_id id subject_id', record: 'purpose item epoch until' },
  'consent.state': {
    key: 'institution_id subject_id subject_kind last_seq',
    record: 'purpose item permitted epoch valid_until',
    open: 'it says who permits what, and policies and fences look it up whatever the purpose is',
  },
  'consent.stop_intent': {
    key: 'institution_id subject_id subject_kind notice_sha256',
    record: 'purpose item kind shown_at method actor requested_at',
    open: 'it says who is stopping what, and policies and fences look it up whatever the purpose is',
  },
  'monitoring.characteristic': {
    key: 'institution_id batch',
    group: 'student kind code',
    open: 'the apps have no right to it: counts come out through functions, and none that tells of a few',
  },
};
