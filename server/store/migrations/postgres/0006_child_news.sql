-- Mails to an adult about what is new of a child.

-- Topics that the adult wants no mails about, between spaces.
ALTER TABLE guardianship ADD COLUMN news_off text NOT NULL DEFAULT '';
-- Up to when the adult was told; none until the first mail.
ALTER TABLE guardianship ADD COLUMN news_at bigint;
