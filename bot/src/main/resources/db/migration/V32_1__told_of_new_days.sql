-- Which last day for its report an agency was told of last, and the delivery that tells it of another.
alter table report_request add column told_due_on date;
update report_request set told_due_on = due_on;
alter table report_request alter column told_due_on set not null;
alter table report_request add column telling text;
