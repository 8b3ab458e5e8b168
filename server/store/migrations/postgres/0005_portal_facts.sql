-- Facts that the portal decides by: who said a day of birth, where claims wait for a desk, and files beside the bodies of records.

-- Who said the day of birth: '' the person, 'source' a source, 'desk' a desk. What a person typed ends nobody's access.
ALTER TABLE person ADD COLUMN birth_date_by text NOT NULL DEFAULT '';
UPDATE person SET birth_date_by = 'source' WHERE EXISTS (
    SELECT 1 FROM source_person s WHERE s.person_id = person.id AND s.fields::jsonb ->> 'birth_date' = person.birth_date
);

-- Of a child from whom an adult was barred who is erased since: claims wait for a desk from then on.
ALTER TABLE person ADD COLUMN claims_wait_since bigint;

-- A JSON object of the fields that are files, in base64. Beside the body, as lists read fifty bodies at once and a file has up to 2 MB.
ALTER TABLE record ADD COLUMN files text NOT NULL DEFAULT '{}';
UPDATE record SET files = jsonb_build_object('content', body::jsonb -> 'content')::text, body = (body::jsonb - 'content')::text
WHERE kind = 'document' AND jsonb_typeof(body::jsonb -> 'content') = 'string';
