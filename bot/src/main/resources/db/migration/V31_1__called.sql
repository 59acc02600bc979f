-- What the people of a conference are called beside the names they were invited by; no invitee stands for a child
-- the conference is about.
create table called (
  conference uuid                     not null references conference (id),
  name       text                     not null,
  -- No foreign key: an invitee's row is written anew with each change of the conference.
  invitee    uuid,
  said_by    text                     not null,
  said_at    timestamp with time zone not null,
  primary key (conference, name)
);
