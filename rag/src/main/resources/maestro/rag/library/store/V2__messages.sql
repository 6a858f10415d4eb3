-- A message is kept by its key, so that it can be said in any language; old ones keep their words.
update document set message = cast(json_array('plain', message) as varchar) where message <> '';

comment on column document.message is 'JSON array of a key and its arguments; empty where all is well';
