alter table document add column published int default 0 not null;
alter table document add column venue varchar default '' not null;
alter table document add column doi varchar default '' not null;
alter table document add column abstract varchar default '' not null;
-- Documents of older versions are looked at in the background when the library is opened.
alter table document add column looked_up boolean default false not null;

comment on column document.published is 'year; 0 where unknown';

create index document_by_doi on document (doi);
