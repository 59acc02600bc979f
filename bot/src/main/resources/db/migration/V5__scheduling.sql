create table booking (
  id         uuid                     primary key,
  version    integer                  not null,
  chair_id   text                     not null,
  plan       jsonb                    not null,
  conference uuid references conference (id),
  begun_at   timestamp with time zone not null,
  changed_at timestamp with time zone not null
);

-- A chair puts one conference together at a time.
create unique index booking_in_hand on booking (chair_id) where conference is null;
