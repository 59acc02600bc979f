create table conversation (
  id          text                     primary key,
  scope       text                     not null check (scope in ('PERSONAL', 'GROUP', 'CHANNEL')),
  service_url text                     not null,
  bot_id      text                     not null,
  tenant_id   text                     not null,
  person_id   text,
  team_id     text,
  seen_at     timestamp with time zone not null,
  welcomed_at timestamp with time zone,
  gone_at     timestamp with time zone
);

create index conversation_person on conversation (person_id) where scope = 'PERSONAL';

create table seen_activity (
  conversation_id text                     not null,
  activity_id     text                     not null,
  seen_at         timestamp with time zone not null,
  primary key (conversation_id, activity_id)
);

create index seen_activity_age on seen_activity (seen_at);

create table posted_card (
  id              uuid                     primary key,
  kind            text                     not null,
  subject         text                     not null,
  version         bigint                   not null,
  conversation_id text                     not null,
  activity_id     text,
  prepared_at     timestamp with time zone not null,
  -- What it shows of its subject: a part, and a page of the list there.
  page            text                     not null default '',
  -- Since when the message holds another card. On a second device the old one may still be in sight and be pressed.
  left_at         timestamp with time zone,
  -- When a card was last shown anew by itself, so that it is not at once shown anew again.
  refreshed_at    timestamp with time zone,
  -- How many presses on it were answered. Teams shows an answer to the one client that pressed, and everywhere else what the
  -- message holds: until that was brought to the last answer, what it showed of the subject, and the card, where that said
  -- more than its view.
  answers         bigint                   not null default 0,
  answer_version  bigint,
  answer          text,
  -- What somebody filled in on pages of it that its message does not show at the moment, as JSON.
  elsewhere       text
);

-- Every look-up in a table that grows has its index.
create index posted_card_about on posted_card ((((kind || ' ') || subject))) where left_at is null;

-- Since when the chats were last looked through for what an administrator had opened in need.
create index posted_card_conversation on posted_card (conversation_id) where left_at is null;
create unique index posted_card_message on posted_card (conversation_id, activity_id)
  where activity_id is not null and left_at is null;

-- Lists that nobody keeps up to date are taken away once they are old.
create index posted_card_stays on posted_card (prepared_at) where kind = 'stays';

create index posted_card_elsewhere on posted_card (prepared_at) where elsewhere is not null;

-- What somebody is told about a conference, each occasion once. What comes within a while is told in one message: the
-- delivery that gets to it first writes down that it took it.
create table news (
  key             text                     primary key,
  conversation_id text                     not null,
  about           uuid                     not null,
  kind            text                     not null,
  subject         text                     not null,
  noted_at        timestamp with time zone not null,
  message         uuid
);

create index news_untold on news (conversation_id, about) where message is null;
create index news_message on news (message) where message is not null;
create index news_subject on news ((((kind || ' ') || subject)));

-- What each person of the authority was when it was last looked at, so that who is less now loses what they had in
-- sight.
create table known_staff (
  person text primary key,
  roles  text not null
);
