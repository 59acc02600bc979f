-- What a chair or an administrator is putting together when a chair's conferences go to others: the proposal, with a line
-- for each conference, and what became of it.
create table cover (
  id         uuid                     primary key,
  version    integer                  not null,
  asked_by   text                     not null,
  plan       jsonb                    not null,
  begun_at   timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

-- A slot that a review has and an initial conference could take, and the question to the review's chair. What is only on
-- offer is replaced each time the diaries are looked at; what was asked stays.
create table slot_request (
  id                 uuid                     primary key,
  version            integer                  not null,
  booking            uuid                     not null,
  review             uuid                     not null references conference (id),
  -- Which arrangement of the review it was found in: the answer to another one says nothing.
  review_arrangement integer                  not null,
  starts_at          timestamp                not null,
  length_minutes     integer                  not null,
  move_to            timestamp                not null,
  state              text                     not null
                     check (state in ('OFFERED', 'ASKED', 'MOVED', 'KEPT', 'TOO_LATE')),
  asked_by           text,
  asked_of           text,
  notice             text,
  changed_at         timestamp with time zone not null
);

create index slot_request_booking on slot_request (booking);
-- One question at a time about a booking.
create unique index slot_request_asked on slot_request (booking) where state = 'ASKED';
