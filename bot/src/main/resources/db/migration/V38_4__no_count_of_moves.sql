-- What follows from an outcome is counted where it stands, so that its letters do not wait for each other at its row.
alter table outcome drop column moves;
