-- What somebody is putting together; nothing is done before they confirm it.
create table draft (
  id         uuid                     primary key,
  kind       text                     not null check (kind in ('booking', 'change', 'separation', 'cover')),
  version    integer                  not null,
  -- The conference it is about, or what came of it.
  conference uuid,
  who        text                     not null,
  plan       jsonb                    not null,
  closed     boolean                  not null default false,
  begun_at   timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  check (conference is not null or (kind in ('booking', 'cover'))),
  check ((closed = (conference is not null)) or kind <> 'booking')
);

-- A person has one open draft of a kind about a conference, and puts one new conference together at a time.
create unique index draft_in_hand on draft (kind, conference, who) where not closed;
create index draft_of on draft (conference, who);
create unique index draft_of_a_booking on draft (who) where kind = 'booking' and not closed;
