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

create table posted_card (
  id              uuid                     primary key,
  kind            text                     not null,
  subject         text                     not null,
  version         bigint                   not null,
  conversation_id text                     not null,
  activity_id     text,
  prepared_at     timestamp with time zone not null,
  -- Since when the message holds another card. On a second device the old one may still be in sight and be pressed.
  left_at         timestamp with time zone
);

create index posted_card_subject on posted_card (kind, subject);
create unique index posted_card_message on posted_card (conversation_id, activity_id)
  where activity_id is not null and left_at is null;

create table seen_activity (
  conversation_id text                     not null,
  activity_id     text                     not null,
  seen_at         timestamp with time zone not null,
  primary key (conversation_id, activity_id)
);

create index seen_activity_age on seen_activity (seen_at);
