-- One row for each agency that was asked for its report.
create table report_request (
  id              uuid                     primary key,
  conference      uuid                     not null references conference (id),
  invitee         uuid                     not null,
  agency          text                     not null,
  role            text                     not null,
  -- The role, counted where a conference has several in it: "School", "School 2".
  label           text                     not null,
  address         text                     not null,
  name            text                     not null,
  due_on          date                     not null,
  due_because     text                     not null,
  -- The delivery that asks: another one where it went to a wrong address.
  asking          text                     not null,
  asked_at        timestamp with time zone not null,
  received_at     timestamp with time zone,
  -- A report that is not wanted any more: the meeting was cancelled, or who was asked is no longer invited.
  withdrawn_at    timestamp with time zone,
  -- The day on which the parents had the social worker's report.
  with_parents_on date,
  -- Which last day for its report an agency was told of last, and the delivery that tells it of another.
  told_due_on     date                     not null,
  told_at         timestamp with time zone,
  telling         text,
  -- When it was reminded last, by whomever, and on which day that was last seen to by the clock.
  reminded_at     timestamp with time zone,
  reminded_on     date,
  -- What the agency said instead of sending it, with the day where it will be late.
  said            text                     check (said in ('NOTHING_KNOWN', 'ATTENDS_WITHOUT', 'NOT_INVOLVED', 'LATE')),
  said_until      date,
  said_at         timestamp with time zone,
  -- Counts reminders and answers, so that a card that shows older ones is shown anew.
  chased          integer                  not null default 0,
  check ((said is null) = (said_at is null)),
  check ((said is not distinct from 'LATE') = (said_until is not null)),
  unique (conference, invitee),
  unique (conference, label)
);

create index report_request_address on report_request (address);
create index report_request_owed on report_request (due_on) where received_at is null and withdrawn_at is null;

-- One row for each mail that was seen in the inbox, whatever became of it.
create table arrived_mail (
  id                uuid                     primary key,
  identity          text                     not null unique,
  internet_id       text                     not null default '',
  message_id        text                     not null,
  sender            text                     not null,
  sender_name       text                     not null,
  subject           text                     not null,
  received_at       timestamp with time zone not null,
  has_attachments   boolean                  not null,
  state             text                     not null,
  reason            text,
  suggested_request uuid                     references report_request (id),
  filings           integer                  not null default 0,
  version           integer                  not null default 0,
  answered_at       timestamp with time zone,
  answered_request  uuid                     references report_request (id),
  settled_at        timestamp with time zone,
  settled_by        text,
  -- Null for the CP mailbox, from the time when no other was read.
  mailbox           text,
  text              text                     not null default '',
  earlier           text                     not null default '',
  -- What came with the list of arrivals, until somebody has looked at it.
  written           text,
  -- Why whoever deals with a mail does not get to read it here; null where they do.
  closed            text,
  -- Whether the mail system could not confirm that it comes from where it says.
  doubtful          boolean                  not null default false,
  -- The names of the files that came with it.
  files             text                     not null default '',
  -- Whose queue it waits in: the administration team's, or the custodians' of allegations meetings.
  keeper            text                     not null default 'ADMINISTRATION' check (keeper in ('ADMINISTRATION', 'CUSTODIANS')),
  check (state in ('NEW', 'FILED', 'QUEUED', 'SET_ASIDE', 'HANDLED', 'HANDED_ON'))
);

create index arrived_mail_answered on arrived_mail (answered_request, answered_at);
create index arrived_mail_copies on arrived_mail (internet_id) where internet_id <> '';
create index arrived_mail_new on arrived_mail (received_at) where state = 'NEW';
create index arrived_mail_queued on arrived_mail (keeper, received_at) where state = 'QUEUED';

-- One row for each version of a report. It is written before the file is stored, so that a second attempt uses the
-- same name.
create table report (
  id          uuid                     primary key,
  request     uuid                     not null references report_request (id),
  mail        uuid                     not null references arrived_mail (id),
  number      integer                  not null,
  part        integer                  not null,
  sha256      text                     not null,
  file_name   text                     not null,
  received_at timestamp with time zone not null,
  late        boolean                  not null,
  found       text                     not null,
  document_id text,
  web_url     text,
  unique (request, number, part),
  unique (request, sha256)
);

create index report_content on report (sha256);
