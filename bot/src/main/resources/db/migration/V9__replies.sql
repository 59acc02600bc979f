-- What people wrote back, or answered in a way that matters: each stands until somebody settled it.
create table reply (
  id             uuid                        primary key,
  -- Two tellings of one thing are one reply.
  identity       text                        not null unique,
  conference     uuid                        not null references conference (id),
  -- Null where it is not known to come from somebody who is or was invited.
  invitee        uuid,
  kind           text                        not null,
  recognised     text                        not null,
  -- Whether the mail system could not confirm that it comes from where it says.
  doubtful       boolean                     not null default false,
  sender         text                        not null,
  -- What is new in it, and what stood below it from before.
  text           text                        not null,
  earlier        text                        not null default '',
  files          text                        not null default '',
  proposed_start timestamp without time zone,
  proposed_end   timestamp without time zone,
  -- The mail that an answer is put under; empty where there is none.
  message_id     text                        not null default '',
  at             timestamp with time zone    not null,
  state          text                        not null check (state in ('OPEN', 'IN_HAND', 'SETTLED')),
  settled_as     text,
  settled_by     text,
  settled_at     timestamp with time zone,
  answers        integer                     not null default 0,
  version        integer                     not null default 0
);

create index reply_conference on reply (conference, at);
create index reply_open on reply (conference) where state <> 'SETTLED';
