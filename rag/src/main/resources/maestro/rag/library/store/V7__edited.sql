alter table document add column edited varchar default '' not null;

comment on column document.edited is 'what is described otherwise than the file says: names of fields, each in a line';
