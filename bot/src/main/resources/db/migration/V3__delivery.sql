-- db-scheduler's own table, as its documentation gives it for PostgreSQL.
create table scheduled_tasks (
  task_name            text                     not null,
  task_instance        text                     not null,
  task_data            bytea,
  execution_time       timestamp with time zone not null,
  picked               boolean                  not null,
  picked_by            text,
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp with time zone,
  version              bigint                   not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

create table delivery (
  id             uuid                     primary key,
  key            text                     not null unique,
  kind           text                     not null,
  subject        uuid                     not null,
  recipient      text,
  -- What its courier needs; nothing once it is there.
  contents       jsonb,
  state          text                     not null check (state in ('WAITING', 'SENT', 'FAILED', 'GIVEN_UP')),
  reason         text,
  attempts       integer                  not null default 0,
  created_at     timestamp with time zone not null,
  settled_at     timestamp with time zone,
  -- Attempts that failed in a row: a look that came too early is no failure, and ends the row.
  failures       integer                  not null default 0,
  -- Counts what anybody who looks at the delivery would see; an attempt that changes nothing is none of it.
  moves          integer                  not null default 0,
  -- What a delivery is for, to which of the people invited it goes, and about which of them it is where it goes to
  -- nobody. No foreign keys: an invitee's row is written anew with each change of the conference.
  purpose        text                     not null,
  invitee        uuid,
  about          uuid,
  -- When somebody last had a delivery tried again that was given up, so that they see what became of it.
  tried_again_at timestamp with time zone
);

create index delivery_given_up on delivery (settled_at) where state = 'GIVEN_UP';

-- What has yet to begin is looked for by its subject, so that no second one is taken in.
create index delivery_not_begun on delivery (subject, kind) where state = 'WAITING' and attempts = 0;
create index delivery_subject on delivery (subject);
create index delivery_tried_again on delivery (tried_again_at) where tried_again_at is not null;
create index delivery_unsettled on delivery (state) where state in ('WAITING', 'FAILED');

-- How a letter of ours is named by whoever answers it.
create table sent_letter (
  message_id   text                     not null,
  conversation text                     not null,
  -- What the letter was about, mostly a conference, and to whom it went.
  subject      uuid                     not null,
  address      text                     not null,
  sent_at      timestamp with time zone not null
);

create index sent_letter_conversation on sent_letter (conversation) where conversation <> '';
create index sent_letter_message on sent_letter (message_id) where message_id <> '';

-- A letter to somebody without email: stored to be printed, then ticked off as posted.
create table paper_letter (
  id           uuid                     primary key,
  key          text                     not null unique,
  conference   uuid                     not null,
  invitee      uuid                     not null,
  what         text                     not null,
  web_url      text,
  written_at   timestamp with time zone not null,
  posted_at    timestamp with time zone,
  posted_by    text,
  -- A letter on paper that does not hold any more is neither printed nor posted. What it says is kept, so that the
  -- letter after the last one that was posted says what changed since.
  withdrawn_at timestamp with time zone,
  moves        integer                  not null default 0,
  says         jsonb
);

create index paper_letter_conference on paper_letter (conference);
create index paper_letter_open on paper_letter (written_at) where posted_at is null and withdrawn_at is null;

-- What was read in a mailbox or a calendar and could not be taken in: tried a few times, then set aside, so that what
-- is behind it goes on.
create table set_aside (
  what         text                     not null,
  mailbox      text                     not null,
  item         text                     not null,
  tries        integer                  not null,
  reason       text                     not null,
  first_at     timestamp with time zone not null,
  set_aside_at timestamp with time zone,
  primary key (what, mailbox, item)
);

-- What rooms follow in mailboxes is read and notified in one way: the inbox was the first of it.
create table reading (
  mailbox    text                     not null,
  position   text,
  -- Counts the notifications, so that one which comes while the inbox is being read is not lost.
  woken      bigint                   not null default 0,
  read_at    timestamp with time zone,
  problem    text,
  problem_at timestamp with time zone,
  what       text                     not null,
  primary key (what, mailbox)
);

create table subscription (
  mailbox          text                     not null,
  notification_url text                     not null,
  client_state     text                     not null,
  subscription     text,
  expires_at       timestamp with time zone,
  problem          text,
  problem_at       timestamp with time zone,
  what             text                     not null,
  primary key (what, mailbox)
);
