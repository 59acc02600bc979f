-- One row for each agency that was asked for its report.
create table report_request (
  id           uuid primary key,
  conference   uuid                     not null references conference (id),
  invitee      uuid                     not null,
  agency       text                     not null,
  role         text                     not null,
  -- The role, counted where a conference has several in it: "School", "School 2".
  label        text                     not null,
  address      text                     not null,
  name         text                     not null,
  due_on       date                     not null,
  due_because  text                     not null,
  asked_at     timestamp with time zone not null,
  received_at  timestamp with time zone,
  unique (conference, invitee),
  unique (conference, label)
);

create index report_request_address on report_request (address);

-- One row for each mail that was seen in the inbox, whatever became of it.
create table arrived_mail (
  id                  uuid primary key,
  identity            text                     not null unique,
  message_id          text                     not null,
  sender              text                     not null,
  sender_name         text                     not null,
  subject             text                     not null,
  received_at         timestamp with time zone not null,
  has_attachments     boolean                  not null,
  state               text                     not null
                      check (state in ('NEW', 'FILED', 'QUEUED', 'SET_ASIDE', 'HANDLED')),
  reason              text,
  suggested_request   uuid references report_request (id),
  filings             integer                  not null default 0,
  version             integer                  not null default 0,
  answered_at         timestamp with time zone,
  answered_request    uuid references report_request (id),
  settled_at          timestamp with time zone,
  settled_by          text
);

create index arrived_mail_queued on arrived_mail (received_at) where state = 'QUEUED';
create index arrived_mail_answered on arrived_mail (answered_request, answered_at);

-- One row for each version of a report. It is written before the file is stored, so that a second
-- attempt uses the same name.
create table report (
  id           uuid primary key,
  request      uuid                     not null references report_request (id),
  mail         uuid                     not null references arrived_mail (id),
  number       integer                  not null,
  sha256       text                     not null,
  file_name    text                     not null,
  received_at  timestamp with time zone not null,
  late         boolean                  not null,
  document_id  text,
  web_url      text,
  unique (request, number),
  unique (request, sha256)
);

create table inbox_position (
  mailbox      text primary key,
  position     text,
  -- Counts the notifications, so that one which comes while the inbox is being read is not lost.
  woken        bigint not null default 0,
  read_at      timestamp with time zone,
  problem      text,
  problem_at   timestamp with time zone
);

create table inbox_watch (
  mailbox           text primary key,
  notification_url  text not null,
  client_state      text not null,
  subscription      text,
  expires_at        timestamp with time zone,
  problem           text,
  problem_at        timestamp with time zone
);
