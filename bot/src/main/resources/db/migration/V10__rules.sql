-- Each rule set as it was when the first clock ran under it; its file may change or go.
create table used_rule_set (
  name        text                     not null,
  version     integer                  not null,
  file        text                     not null,
  used_since  timestamp with time zone not null,
  primary key (name, version)
);

-- Every bank holiday list that working days were counted by; the newest is in force.
create table bank_holiday_list (
  number         integer generated always as identity primary key,
  copied_on      date                     not null,
  list           jsonb                    not null,
  brought_in_by  text                     not null,
  brought_in_at  timestamp with time zone not null
);

-- One row for each time that somebody asked for the published list.
create table holiday_refresh (
  id         uuid primary key,
  state      text                     not null
             check (state in ('FETCHING', 'REFUSED', 'SAME', 'OFFERED', 'COUNTING', 'IN_USE', 'LEFT')),
  asked_by   text                     not null,
  asked_at   timestamp with time zone not null,
  problem    text,
  list       jsonb,
  -- The list in force that the offered one was compared with, and the one it became.
  compared   integer,
  number     integer references bank_holiday_list (number),
  moves      integer                  not null default 0
);

-- The clocks that another bank holiday list moved.
create table moved_clock (
  list     integer not null references bank_holiday_list (number),
  subject  uuid    not null,
  what     text    not null,
  before   date    not null,
  after    date    not null,
  primary key (list, subject, what)
);
