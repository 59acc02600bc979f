create table outcome (
  id          uuid                     primary key,
  version     integer                  not null,
  conference  uuid                     not null unique references conference (id),
  chair_id    text                     not null,
  state       text                     not null check (state in ('DRAFT', 'APPROVED')),
  held_on     date,
  dissent     text,
  record_url  text,
  posted      text                     check (posted in ('FOR_THE_CHAIR', 'BY_THE_BOT')),
  approved_at timestamp with time zone,
  page        text                     not null,
  held_as     text,
  -- Which part of what goes out the chair is reading.
  sheet       integer                  not null default 0,
  check (page in ('DECISION', 'AREAS', 'ACTIONS', 'RECIPIENTS', 'QUESTIONS', 'PREVIEW'))
);

create index outcome_to_be_posted on outcome (chair_id) where posted is null;

create table outcome_child (
  outcome         uuid    not null references outcome (id),
  position        integer not null,
  child           integer not null,
  decision        text,
  category        text    check (category in ('NEGLECT', 'PHYSICAL', 'EMOTIONAL', 'SEXUAL')),
  participation   text,
  next_meeting_on date,
  primary key (outcome, position),
  check (participation in ('PN0', 'PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'))
);

create table outcome_action (
  id       uuid    primary key,
  outcome  uuid    not null references outcome (id),
  position integer not null,
  what     text    not null,
  owner    uuid    not null,
  due      date    not null,
  -- Whether letters to family name who does it.
  named    boolean not null default false
);

create index outcome_action_outcome on outcome_action (outcome, position);

create table outcome_recipient (
  outcome  uuid    not null references outcome (id),
  position integer not null,
  invitee  uuid    not null,
  primary key (outcome, position)
);

-- What the record of a Child in Care review says about each of its areas.
create table outcome_area (
  outcome  uuid    not null references outcome (id),
  position integer not null,
  area     text    not null,
  said     text    not null,
  primary key (outcome, position)
);

-- What the chair decided about words that are held back from a reader, or asked about.
create table outcome_choice (
  outcome  uuid    not null references outcome (id),
  position integer not null,
  -- An invitee; none stands for the channel.
  reader   uuid,
  said     text    not null,
  what     text    not null check (what in ('STANDS', 'HELD_BACK', 'REWORDED')),
  words    text    not null,
  primary key (outcome, position)
);

-- One row for each conference that is held by conversations, once somebody wrote something in its log.
create table conversation_log (
  conference  uuid                     primary key references conference (id),
  version     integer                  not null,
  opened_at   timestamp with time zone not null,
  finished_at timestamp with time zone,
  -- A conference without a meeting has brief minutes, written by its chair.
  minutes     text,
  note_url    text
);

create table log_conversation (
  id                 uuid                     primary key,
  conversation_log   uuid                     not null references conversation_log (conference),
  position           integer                  not null,
  held_on            date                     not null,
  means              text                     not null,
  somebody_else      text,
  said               text                     not null,
  rationale          text                     not null,
  recorded_by        text                     not null,
  recorded_at        timestamp with time zone not null,
  corrections        integer                  not null,
  -- Why somebody was seen in person although no assessment had allowed it.
  unassessed_because text
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

-- Whom a chair goes to see in person. The row ends with the conversation, or when the visit is called off; who
-- planned and called off what stands in the audit trail.
create table log_visit (
  conversation_log uuid                        not null references conversation_log (conference),
  position         integer                     not null,
  person           uuid                        not null,
  -- By the clock in London.
  starts_at        timestamp without time zone not null,
  -- In neutral words, never an address.
  place            text,
  planned_at       timestamp with time zone    not null,
  primary key (conversation_log, person)
);

-- What a conversation said before it was corrected: written once, never changed.
create table former_conversation (
  id           bigint                   generated always as identity primary key,
  conference   uuid                     not null references conference (id),
  conversation uuid                     not null,
  held_on      date                     not null,
  means        text                     not null,
  people       text                     not null,
  said         text                     not null,
  rationale    text                     not null,
  recorded_by  text                     not null,
  recorded_at  timestamp with time zone not null,
  replaced_by  text                     not null,
  replaced_at  timestamp with time zone not null
);

create index former_conversation_of on former_conversation (conversation);
