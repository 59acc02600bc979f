-- Which agencies there are and where their mail comes from. A domain is listed by an administrator, or was used by a
-- chair who booked somebody of that agency there.
create table agency_domain (
  agency_key text                     not null,
  domain     text                     not null,
  agency     text                     not null,
  source     text                     not null check (source in ('LISTED', 'BOOKED')),
  since      timestamp with time zone not null,
  primary key (agency_key, domain)
);

-- Whom an agency has for safeguarding, where an administrator listed them: the last reminder of a report goes to them, too.
create table agency_lead (
  agency_key text primary key,
  agency     text not null,
  address    text not null
);

create index agency_domain_domain on agency_domain (domain);
