/** Tables that say nothing of anybody, by column, parted by spaces: the university's own choices, files' progress, keys. */
export const columnsOfNobody: Readonly<Record<string, string>> = {
  'consent.category': 'code special',
  'consent.place': 'code purpose kind seconds',
  'consent.purpose': 'institution_id code basis months enabled ask_again_since',
  'consent.purpose_category': 'purpose category',
  'consent.purpose_default': 'code basis items months',
  // Which rule a decision was made under, and the rules themselves.
  'consent.event_rule': 'institution_id subject_id seq rule_id',
  'consent.rule': 'institution_id id sha256 purpose basis months categories title what who stopped',
  'consent.purpose_words': 'code title what who stopped',
  'consent.narrowed': 'institution_id purpose category',
  'consent.notice': 'institution_id sha256 purpose version lang body published_at',
  // Hashes and numbers of decisions: who may not read those learns nothing.
  'consent.log_entry': 'institution_id place subject_id seq hash',
  'consent.log_node': 'institution_id level at hash',
  'consent.signing_key': 'institution_id kid x sealed made_at',
  'consent.tree_head': 'institution_id size root made_at jws',
  // Of a snapshot what it is parted by, and counts; its rows are elsewhere.
  'evidence.snapshot':
    'institution_id number name taken_at sha256 row_count nation dimensions scales population forgotten_at',
  // A public key, and a private one that is sealed; words of the university's own about what it does.
  'evidence.signing_key': 'institution_id number public_key sealed made_at',
  'evidence.document_words': 'institution_id document version words changed_at changed_by',
  // Questions that somebody of staff gathers, and no number.
  'evidence.release_plan': 'institution_id made_by snapshot name profile asks working_since',
  'evidence.release':
    'institution_id number snapshot name profile asks tables sha256 state proposed_by proposed_at settled_by settled_at',
  'monitoring.code': 'kind code part place',
  'monitoring.salt': 'institution_id salt',
  // A key of another system, with the account of who made it.
  'public.api_key': 'institution_id id name scopes hash ending made_by created_at expires_at last_used_at revoked_at',
  'public.audit_check': 'institution_id id at up_to_number fault',
  'public.audit_seal':
    'institution_id number previous hash server last_transaction event_ids row_hashes count sealed_at',
  'public.barrier': 'institution_id id round_id kind name student_field mentor_field ordered_values at_least position',
  // Protected figures of groups, and public keys of universities.
  'public.sector_setting': 'institution_id ukprn may_be_named',
  'public.sector_publication': 'institution_id id number release period content sha256 made_at',
  'public.sector_institution': 'institution_id id name nation ukprn public_key added_at confirmed_at stopped_at',
  'public.sector_arrival': 'institution_id id files sent_at',
  'public.sector_release': 'institution_id id source_id number period content sha256 state brought_in_at',
  'public.campus_network': 'institution_id place range',
  'public.campaign':
    'institution_id id round_id name audience segment automatic subject body state send_at settled_at made_by made_at ended_at',
  'public.campaign_setting': 'institution_id quiet_from quiet_until quiet_sundays most_mails days_apart reminders',
  'public.column_mapping': 'institution_id kind headers_key mapping updated_at',
  'public.concern_setting': 'institution_id security_words keep_months updated_at',
  'public.conversation_setting': 'institution_id programme_id files updated_at',
  'public.criterion':
    'institution_id id round_id kind name weight student_field mentor_field ordered_values at_least position',
  // People's keys, wrapped: they open nothing by themselves.
  'public.data_key': 'institution_id subject_id id institution_key_id wrapped created_at',
  'public.identity_provider': 'institution_id id kind name entity_id enabled settings secret version created_at',
  // Of a file: its name, its headers, how far it has come and who brought it in. Its rows are elsewhere.
  'public.import':
    'institution_id id round_id kind state file_name file_size refusal notes headers mapping remembered agreed_how create_missing_schools run attempts row_count done_count counts created_by created_at confirmed_by confirmed_at finished_at',
  // What surveys ask, and when: nobody's answers.
  'public.instrument': 'institution_id id key made_at retired_at',
  'public.instrument_version': 'institution_id id instrument_id number state content sha256 changed_at frozen_at',
  'public.survey_wave':
    'institution_id id round_id kind audience anchor anchor_on offset_days window_days version_id made_at closed_at',
  'public.institution': 'id slug name nation contact_email is_demo created_at supervised_contact postal_address',
  'public.institution_host': 'host institution_id given_at',
  'public.institution_key': 'institution_id id wrapped master_id created_at retired_at',
  'public.institution_logo': 'institution_id kind bytes width height words fingerprint',
  'public.institution_look': 'institution_id primary_colour contact_words privacy_notice accessibility updated_at',
  'public.introduction_round':
    'institution_id round_id lists_on picks_by calls_by ratings_by hides_names lists_per_place drawn_at asked_at',
  'public.linkage_terms': 'institution_id lawful_basis retention_months special_condition settled_at',
  'public.meanwhile_text': 'institution_id programme_id body updated_at',
  'public.migrations': 'id timestamp name',
  // Under salted hashes, which change.
  // The lifecycle of a pairing, as it is for everybody.
  // What a university says of what it does, and which accounts wrote it.
  // What a university set itself to reach and what came of it; staff are in it by their accounts alone.
  'public.kpi':
    'institution_id id version name measure outcome characteristic priority comparator population threshold reference source_note champion_id owner_id state agreed_at agreed_by retired_at retired_by made_at made_by changed_at changed_by',
  'public.kpi_point': 'institution_id kpi_id kind year number value reading why set_at set_by',
  'evidence.round_number': 'institution_id round_id number',
  'public.kpi_reading': 'institution_id kpi_id number snapshot sha256 years taken_at taken_by',
  // Counts of a round, by school and group; nobody's id.
  'public.funnel_kept': 'institution_id round_id version taken_at counted shown',
  'public.network':
    'institution_id id version name about every anchor_on next_on ended_at made_at made_by changed_at changed_by',
  'public.network_item': 'institution_id id network_id kind kpi_id document school_id',
  'public.network_sending': 'institution_id network_id number due_on items made_at made_by',
  'public.moat_code': 'institution_id list place type sub_type definition',
  'public.moat_list': 'institution_id number brought_at used_at',
  'public.practice_entry': 'institution_id id year_id part version activity rating gaps changed_at changed_by',
  'public.practice_evidence': 'institution_id entry_id place url snapshot words',
  'public.practice_words': 'institution_id part version title about questions hidden changed_at changed_by',
  'public.programme_codes':
    'institution_id programme_id risks primary_risk target_refs planned_hours delivery moat_list moat_type moat_sub_type outcomes changed_at',
  'public.practice_year': 'institution_id id year begun_at begun_by finished_at finished_by',
  'public.pairing_move': 'step from_state to_state who',
  'public.pairing_wait': 'state awaits',
  'public.cadence': 'institution_id round_id target from_day until_day grace_days nudges updated_at',
  'public.usual_cadence': 'institution_id programme_id target grace_days nudges updated_at',
  'public.exam_days': 'institution_id round_id from_day until_day',
  'public.closed_days': 'institution_id from_day until_day name',
  'public.room_rule': 'institution_id way pattern hosts updated_at',
  // The life of a meeting, likewise.
  'public.meeting_move': 'step from_status to_status who tells_calendars',
  'public.permit': 'bucket slice taken forget_at',
  'public.permit_salt': 'salt',
  'public.priority_group': 'institution_id id name target risks',
  'public.programme': 'institution_id id name kind about created_at',
  'public.provider_metadata': 'institution_id provider_id document facts valid_until fetched_at tried_at fault',
  'public.retention_line': 'institution_id run_id rule months found went',
  'public.retention_run': 'institution_id id state planned_at as_of not_before settled_at settled_by reminded_at',
  'public.retention_setting': 'institution_id rule months',
  'public.review_rule': 'institution_id round_id bulk_from bulk_sample names_hidden',
  'public.round':
    'institution_id id programme_id name sign_up_opens sign_up_closes match_by meetings_start meetings_end answer_within_days minimum_fit created_at aim ignore_tiers ignore_tiers_reason fairness fairness_reason retention mentors_view lottery_strength lottery_seed lottery_commitment',
  'public.round_floor': 'institution_id round_id priority_group_id places',
  'public.round_school': 'institution_id round_id school_id',
  'public.round_tier': 'institution_id round_id priority_group_id tier',
  'public.saml_seen': 'institution_id issuer assertion_id forget_at',
  'public.mentor_check_kind': 'institution_id id name kinds months ended_at',
  'public.school': 'institution_id id name',
  // What a school's plan said, and nobody's name.
  'public.school_action_history':
    'institution_id action_id version what why owner_changed due_on state notes dropped_why changed_at changed_by',
  // How files for a tracking service are made, and who made and looked at them; nothing of whom they tell.
  'public.tracker_profile': 'institution_id id tracker file name made_at',
  'public.tracker_profile_version': 'institution_id profile_id version content saved_by saved_at',
  'public.tracker_preparation':
    'institution_id id profile_id version year unread made_by made_at looked_by looked_at state',
  'public.tracker_export':
    'institution_id id preparation_id profile_id version year row_count left_out format reason made_by looked_by made_at',
  'public.signing_key': 'institution_id id certificate private_key state created_at expires_at',
  // What two people agree on and read before they meet, and who published a version.
  'public.together_text': 'institution_id code version title body sha256 published_at published_by',
  // What modules of training say, and who published a version.
  'public.training_module':
    'institution_id code version audience kinds title minutes content months required counts_from published_at published_by',
  'public.training_shipped': 'code audience kinds months',
};
