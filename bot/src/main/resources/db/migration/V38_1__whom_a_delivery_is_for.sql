-- What a delivery is for, to which of the people invited it goes, and about which of them it is where it goes to nobody.
-- No foreign keys: an invitee's row is written anew with each change of the conference.
alter table delivery add column purpose text;
alter table delivery add column invitee uuid;
alter table delivery add column about uuid;
update delivery set purpose = coalesce(substring(key from '^' || subject || '/([^/]+)'), kind);
alter table delivery alter column purpose set not null;

-- What has yet to begin is looked for by its subject, so that no second one is taken in.
create index delivery_not_begun on delivery (subject, kind) where state = 'WAITING' and attempts = 0;

-- Who was ever invited is read with each conference; an index of those who are invited now does not serve that.
create index invitee_conference on invitee (conference, position);
