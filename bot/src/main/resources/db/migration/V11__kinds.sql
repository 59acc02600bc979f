-- For a review after a pre-birth conference, once the child is born: a clock of its own counts from it.
alter table conference add column born_on date;

-- A report that is not wanted any more: the meeting was cancelled, or who was asked is no longer invited.
alter table report_request add column withdrawn_at timestamp with time zone;

-- The day on which the parents had the social worker's report.
alter table report_request add column with_parents_on date;

-- How the child took part (PN0 to PN7), how a review was held, and the day agreed for the next meeting.
alter table outcome add column participation text;
alter table outcome add column held_as text;
alter table outcome add column next_meeting_on date;

-- What the record of a Child in Care review says about each of its areas.
create table outcome_area (
  outcome  uuid    not null references outcome (id),
  position integer not null,
  area     text    not null,
  said     text    not null,
  primary key (outcome, position)
);

-- The meetings about one case are looked for together.
create index conference_case on conference (upper(case_reference));
