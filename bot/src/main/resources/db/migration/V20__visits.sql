-- Whom a chair goes to see in person. The row ends with the conversation, or when the visit is called off; who
-- planned and called off what stands in the audit trail.
create table log_visit (
  conversation_log uuid                     not null references conversation_log (conference),
  position         integer                  not null,
  person           uuid                     not null,
  -- By the clock in London.
  starts_at        timestamp                not null,
  -- In neutral words, never an address.
  place            text,
  planned_at       timestamp with time zone not null,
  primary key (conversation_log, person)
);

-- An assessment for a visit says whom it is about; one without is about the room of the meeting. No foreign key:
-- an invitee's row is written anew with each change, and a child in care may not be invited at all.
alter table risk_assessment add column visited uuid;
alter table risk_assessment add check (visited is null or conference is not null);

-- Why somebody was seen in person although no assessment had allowed it.
alter table log_conversation add column unassessed_because text;
