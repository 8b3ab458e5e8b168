-- Facts that the portal decides by: who said a day of birth, where claims wait for a desk, and files beside the bodies of records.

-- Who said the day of birth: '' the person, 'source' a source, 'desk' a desk. What a person typed ends nobody's access.
ALTER TABLE person ADD COLUMN birth_date_by TEXT NOT NULL DEFAULT '';
UPDATE person SET birth_date_by = 'source' WHERE EXISTS (
    SELECT 1 FROM source_person s WHERE s.person_id = person.id AND json_extract(s.fields, '$.birth_date') = person.birth_date
);

-- Of a child from whom an adult was barred who is erased since: claims wait for a desk from then on.
ALTER TABLE person ADD COLUMN claims_wait_since INTEGER;

-- A JSON object of the fields that are files, in base64. Beside the body, as lists read fifty bodies at once and a file has up to 2 MB.
ALTER TABLE record ADD COLUMN files TEXT NOT NULL DEFAULT '{}';
UPDATE record SET files = json_object('content', json_extract(body, '$.content')), body = json_remove(body, '$.content')
WHERE kind = 'document' AND json_type(body, '$.content') = 'text';
