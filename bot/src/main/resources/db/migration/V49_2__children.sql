create table child (
  id             uuid primary key,
  conference     uuid    not null references conference (id),
  position       integer not null,
  number         integer not null check (number > 0),
  case_reference text    not null,
  year_of_birth  integer,
  unborn         boolean not null,
  unique (conference, number)
);

create index child_case on child (upper(case_reference));

insert into child (id, conference, position, number, case_reference, unborn)
select gen_random_uuid(), id, 0, 1, case_reference, false from conference;

alter table conference drop column case_reference;

-- The numbers of the children a clock still runs for; none where it is the meeting's own.
alter table deadline add column children text not null default '';

create table outcome_child (
  outcome         uuid    not null references outcome (id),
  position        integer not null,
  child           integer not null,
  decision        text,
  category        text,
  participation   text,
  next_meeting_on date,
  primary key (outcome, position)
);

insert into outcome_child (outcome, position, child, decision, category, participation, next_meeting_on)
select id, 0, 1, decision, category, participation, next_meeting_on from outcome where held_on is not null;

alter table outcome
  drop column decision,
  drop column category,
  drop column participation,
  drop column next_meeting_on;
