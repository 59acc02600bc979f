-- A change that somebody is putting together; nothing is done before they confirm it.
create table planned_change (
  id         uuid primary key,
  version    integer                  not null,
  conference uuid                     not null references conference (id),
  who        text                     not null,
  plan       jsonb                    not null,
  closed     boolean                  not null default false,
  begun_at   timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

create unique index planned_change_in_hand on planned_change (conference, who) where not closed;

-- A conference that was put off past its last lawful date, and which manager decided that and why.
create table postponement (
  id          uuid primary key,
  conference  uuid                     not null references conference (id),
  from_start  timestamp                not null,
  to_start    timestamp                not null,
  manager     text                     not null,
  reason      text                     not null,
  recorded_by text                     not null,
  recorded_at timestamp with time zone not null
);

create index postponement_conference on postponement (conference);

-- Somebody of the family who is to be rung about a change: one open call for each person.
create table call_to_make (
  id          uuid primary key,
  conference  uuid                     not null references conference (id),
  invitee     uuid                     not null,
  -- What they knew before the first change they were not rung about.
  knew        jsonb                    not null,
  -- What they were told on the telephone.
  said        jsonb,
  opened_at   timestamp with time zone not null,
  made_at     timestamp with time zone,
  made_by     text,
  rang        text,
  note        text,
  withdrawn   boolean                  not null default false,
  version     integer                  not null default 0
);

create unique index call_to_make_open on call_to_make (invitee) where made_at is null and not withdrawn;
create index call_to_make_conference on call_to_make (conference);
