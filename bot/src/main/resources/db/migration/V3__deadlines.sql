-- A clock of the field that runs for one subject, from the day it counts from until what is due is done.
-- started_on is the day it counts from, and lies after due where something is due before a conference.
create table deadline (
  id               uuid    primary key,
  subject          uuid    not null,
  timescale        text    not null,
  rule_set         text    not null,
  rule_set_version integer not null,
  started_on       date    not null,
  due              date    not null,
  stopped_on       date,
  explanation      text    not null
);

-- At most one clock of a kind runs for a subject; the ones that were stopped stay.
create unique index deadline_running on deadline (subject, timescale) where stopped_on is null;
create index deadline_subject on deadline (subject);
create index deadline_running_due on deadline (due) where stopped_on is null;
