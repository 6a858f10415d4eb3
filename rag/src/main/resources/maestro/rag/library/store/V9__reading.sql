alter table document add column reader int default 0 not null;

comment on column document.reader is 'version of the reader that read it; 0 where it was read before this was kept';

alter table document add column reading varchar default '' not null;

comment on column document.reading is 'name of the folder whose parts are taking the place of those before; empty for none';
