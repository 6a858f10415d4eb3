-- "if not exists": a process killed between two statements leaves the first one done.

-- The truth: one row for each event, never changed.
create table if not exists mission_event (
    mission_id varchar(40) not null,
    sequence bigint not null,
    at_micros bigint not null,
    type varchar(40) not null,
    version int not null,
    -- JSON; a row has one of the two, because a varchar ends at a million characters
    body varchar(1000000),
    large_body clob,
    primary key (mission_id, sequence)
);

-- Derived: each mission in brief, written in the transaction of its events. May be emptied at any
-- time; it is then made again.
create table if not exists mission_digest (
    mission_id varchar(40) primary key,
    version int not null,
    body varchar(1000000) not null
);
