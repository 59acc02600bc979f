-- What an interpreter interprets and whom somebody comes for; whether an agency had contact with the child.
alter table invitee add column language text;
alter table invitee add column for_whom uuid;
alter table invitee add column knows_the_child boolean not null default false;
alter table invitee alter column knows_the_child drop default;
