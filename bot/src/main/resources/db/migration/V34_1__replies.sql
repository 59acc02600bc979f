-- What people wrote back, or answered in a way that matters: each stands until somebody settled it.
create table reply (
  id             uuid primary key,
  -- Two tellings of one thing are one reply.
  identity       text                     not null unique,
  conference     uuid                     not null references conference (id),
  -- Null where it is not known to come from somebody who is or was invited.
  invitee        uuid,
  kind           text                     not null,
  recognised     text                     not null,
  -- Whether the mail system could not confirm that it comes from where it says.
  doubtful       boolean                  not null default false,
  sender         text                     not null,
  -- What is new in it, and what stood below it from before.
  text           text                     not null,
  earlier        text                     not null default '',
  files          text                     not null default '',
  proposed_start timestamp,
  proposed_end   timestamp,
  -- The mail that an answer is put under; empty where there is none.
  message_id     text                     not null default '',
  at             timestamp with time zone not null,
  state          text                     not null check (state in ('OPEN', 'IN_HAND', 'SETTLED')),
  settled_as     text,
  settled_by     text,
  settled_at     timestamp with time zone,
  answers        integer                  not null default 0,
  version        integer                  not null default 0
);

create index reply_conference on reply (conference, at);
create index reply_open on reply (conference) where state <> 'SETTLED';

-- How a letter of ours is named by whoever answers it.
create table sent_letter (
  message_id   text                     not null,
  conversation text                     not null,
  -- What the letter was about, mostly a conference, and to whom it went.
  subject      uuid                     not null,
  address      text                     not null,
  sent_at      timestamp with time zone not null
);

create index sent_letter_message on sent_letter (message_id) where message_id <> '';
create index sent_letter_conversation on sent_letter (conversation) where conversation <> '';

-- Who wrote a mail is found by address, in small letters.
create index invitee_address on invitee (lower(address));
create index conference_room_address on conference (lower(room_address)) where room_address is not null;

-- A mail in the queue is read there; one that is an answer is handed to whoever looks after the conference.
alter table arrived_mail drop constraint arrived_mail_state_check;
alter table arrived_mail add constraint arrived_mail_state_check
  check (state in ('NEW', 'FILED', 'QUEUED', 'SET_ASIDE', 'HANDLED', 'HANDED_ON'));
-- Null for the CP mailbox, from the time when no other was read.
alter table arrived_mail add column mailbox text;
alter table arrived_mail add column text text not null default '';
alter table arrived_mail add column earlier text not null default '';
-- What came with the list of arrivals, until somebody has looked at it.
alter table arrived_mail add column written text;
