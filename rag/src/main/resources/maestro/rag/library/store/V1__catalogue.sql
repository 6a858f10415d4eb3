create table document (
    id char(64) primary key,
    title varchar not null,
    authors varchar not null,
    file varchar not null,
    format varchar(20) not null,
    language varchar(20) not null,
    bytes bigint not null,
    pages int not null,
    passages int not null,
    status varchar(20) not null,
    message varchar not null,
    added timestamp(3) with time zone not null,
    place int not null,
    lost boolean not null
);

comment on column document.authors is 'one a line';
comment on column document.place is 'among the documents that the same run added';
comment on column document.lost is 'whether the stored files are gone or incomplete';

create index document_by_age on document (added, place, id);

create table collection (
    id bigint generated always as identity primary key,
    name varchar(100) not null unique
);

create table membership (
    collection bigint not null references collection on delete cascade,
    document char(64) not null references document on delete cascade,
    primary key (collection, document)
);

create index membership_by_document on membership (document);
