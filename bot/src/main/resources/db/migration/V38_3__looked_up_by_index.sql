-- Every look-up in a table that grows has its index.
create index posted_card_about on posted_card ((kind || ' ' || subject)) where left_at is null;
drop index posted_card_subject;
create index conference_status_start on conference (status, starts_at);
create index conference_not_in_calendar on conference (organiser, booked_at) where event_id is null;
drop index conference_room;
create index conference_room on conference (lower(room_address), starts_at) where status = 'BOOKED';
create index call_to_make_invitee on call_to_make (invitee, made_at);
create index call_to_make_to_be_made on call_to_make (opened_at) where made_at is null and not withdrawn;
create index hand_made_change_conference on hand_made_change (conference);
create index slot_request_review on slot_request (review) where state = 'ASKED';
create index own_entry_starts on own_entry (starts_at) where event_id is not null;
create index own_entry_being_booked on own_entry (conference) where event_id is null and underway is not null;
create index report_request_owed on report_request (due_on) where received_at is null and withdrawn_at is null;
create index outcome_to_be_posted on outcome (chair_id) where posted is null;
create index outcome_action_outcome on outcome_action (outcome, position);
create index planned_change_of on planned_change (conference, who);
create index planned_separation_of on planned_separation (conference, who);
