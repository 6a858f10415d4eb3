alter table document add column note varchar default '' not null;

create table tag (
    document char(64) not null references document on delete cascade,
    name varchar(60) not null,
    primary key (document, name)
);

create index tag_by_name on tag (name);

create table saved_search (
    name varchar(100) primary key,
    filter varchar not null
);

comment on column saved_search.filter is 'as typed into the filter of the library';
