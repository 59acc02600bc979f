-- A clock of the field that runs for one subject, from the day it counts from until what is due is done. started_on
-- is the day it counts from, and lies after due where something is due before a conference.
create table deadline (
  id               uuid    primary key,
  subject          uuid    not null,
  timescale        text    not null,
  rule_set         text    not null,
  rule_set_version integer not null,
  started_on       date    not null,
  due              date    not null,
  stopped_on       date,
  explanation      text    not null,
  -- A clock that says until when people may ask for something is never missed.
  is_window        boolean not null,
  -- The numbers of the children a clock still runs for; none where it is the meeting's own.
  children         text    not null default ''
);

-- At most one clock of a kind runs for a subject; the ones that were stopped stay.
create unique index deadline_running on deadline (subject, timescale) where stopped_on is null;
create index deadline_running_due on deadline (due) where stopped_on is null;
create index deadline_subject on deadline (subject);

-- One row for each time that somebody asked for the published list.
create table holiday_refresh (
  id       uuid                     primary key,
  state    text                     not null,
  asked_by text                     not null,
  asked_at timestamp with time zone not null,
  problem  text,
  list     jsonb,
  -- The list in force that the offered one was compared with, and the one it became.
  compared integer,
  number   integer                  references bank_holiday_list (number),
  moves    integer                  not null default 0,
  check (state in ('FETCHING', 'REFUSED', 'SAME', 'OFFERED', 'COUNTING', 'IN_USE', 'LEFT'))
);

-- The clocks that another bank holiday list moved.
create table moved_clock (
  list    integer not null references bank_holiday_list (number),
  subject uuid    not null,
  what    text    not null,
  before  date    not null,
  after   date    not null,
  primary key (list, subject, what)
);
