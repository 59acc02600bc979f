-- One row for each conference that is held by conversations, once somebody wrote something in its log.
create table conversation_log (
  conference   uuid primary key references conference (id),
  version      integer                  not null,
  opened_at    timestamp with time zone not null,
  finished_at  timestamp with time zone,
  -- A conference without a meeting has brief minutes, written by its chair.
  minutes      text,
  note_url     text
);

create table log_conversation (
  id               uuid primary key,
  conversation_log uuid                     not null references conversation_log (conference),
  position         integer                  not null,
  held_on          date                     not null,
  means            text                     not null,
  somebody_else    text,
  said             text                     not null,
  rationale        text                     not null,
  recorded_by      text                     not null,
  recorded_at      timestamp with time zone not null,
  corrections      integer                  not null
);

create index log_conversation_log on log_conversation (conversation_log);

create table log_person (
  log_conversation uuid    not null references log_conversation (id),
  position         integer not null,
  person           uuid    not null,
  primary key (log_conversation, position)
);

create table log_document (
  conversation_log uuid                     not null references conversation_log (conference),
  position         integer                  not null,
  document         text                     not null,
  title            text                     not null,
  read_at          timestamp with time zone not null,
  primary key (conversation_log, document)
);

-- Why somebody could not be spoken to.
create table log_reason (
  conversation_log uuid    not null references conversation_log (conference),
  position         integer not null,
  person           uuid    not null,
  reason           text    not null,
  primary key (conversation_log, person)
);

create table log_area (
  conversation_log uuid    not null references conversation_log (conference),
  position         integer not null,
  area             text    not null,
  words            text    not null,
  primary key (conversation_log, area)
);

-- What a conversation said before it was corrected: written once, never changed.
create table former_conversation (
  id            bigint generated always as identity primary key,
  conference    uuid                     not null references conference (id),
  conversation  uuid                     not null,
  held_on       date                     not null,
  means         text                     not null,
  people        text                     not null,
  said          text                     not null,
  rationale     text                     not null,
  recorded_by   text                     not null,
  recorded_at   timestamp with time zone not null,
  replaced_by   text                     not null,
  replaced_at   timestamp with time zone not null
);

create index former_conversation_of on former_conversation (conversation);
