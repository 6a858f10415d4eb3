create table watched_folder (
    id bigint generated always as identity primary key,
    path varchar not null unique,
    collection bigint references collection on delete set null,
    when_gone varchar(20) not null,
    paused boolean not null,
    looked timestamp(3) with time zone
);

comment on column watched_folder.when_gone is 'what becomes of a document whose file is gone: KEEP or REMOVE';

create table watched_file (
    folder bigint not null references watched_folder on delete cascade,
    path varchar not null,
    size bigint not null,
    modified bigint not null,
    inode varchar(100) not null,
    device varchar(100) not null,
    content char(64),
    document char(64) references document on delete set null,
    ours boolean not null,
    gone boolean not null,
    problem varchar not null,
    primary key (folder, path)
);

comment on column watched_file.path is 'within the folder, with slashes';
comment on column watched_file.modified is 'milliseconds since 1970';
comment on column watched_file.content is 'SHA-256 of its bytes when they were last read';
comment on column watched_file.ours is 'whether the document came in by being watched';
comment on column watched_file.problem is 'JSON array of a key and its arguments; empty where all is well';

create index watched_file_by_document on watched_file (document);

alter table document add column remark varchar default '' not null;

comment on column document.remark is 'what became of its file, as JSON like message; empty for nothing';
