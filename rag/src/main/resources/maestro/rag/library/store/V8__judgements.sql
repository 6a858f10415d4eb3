create table judgement (
    query varchar(1000) not null,
    document char(64) not null references document on delete cascade,
    first_character int not null,
    last_character int not null,
    good boolean not null,
    primary key (query, document, first_character, last_character)
);

comment on table judgement is 'whether a passage that a search found answers it, in the eyes of the user';
comment on column judgement.query is 'the line as it was typed';
comment on column judgement.first_character is 'of the passage in the text of the document; a range, since passages may be cut anew';
comment on column judgement.last_character is 'after the last';
