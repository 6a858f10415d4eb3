alter table document add column merged_into char(64) references document on delete set null;

comment on column document.merged_into is 'the document that stands for this one; what cites this one still finds it';

create index document_by_merging on document (merged_into);
