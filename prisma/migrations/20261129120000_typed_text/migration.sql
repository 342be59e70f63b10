-- Names are compared without regard to how they were typed, and what is stored of texts loses what nobody sees in it.
-- Revisions, messages, publications and the audit trail stay as they were recorded: they are cleaned where they are read.

-- ── The same rules as src/domain/shared/typed-text.ts ────────────────────────────────────────────────────────────
-- Line breaks of other systems; control characters and marks that are no text; what turns the reading direction.
CREATE FUNCTION pg_temp.cleaned(typed text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(
    regexp_replace(typed, '\r\n?|[\u000B\u000C\u0085\u2028\u2029]', E'\n', 'g'),
    '[\u0001-\u0008\u000E-\u001F\u007F-\u009F\uFEFF\uFFF9-\uFFFB\uFDD0-\uFDEF\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u206F]',
    '', 'g')
$$;

-- A name: one line, and nothing in it that takes no room but the selectors of a character's shape.
CREATE FUNCTION department_name_cleaned(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    regexp_replace(
      regexp_replace(typed, '[\t\n\r\u000B\u000C\u0085\u2028\u2029]+', ' ', 'g'),
      '[\u0001-\u001F\u007F-\u009F\u00AD\u034F\u0600-\u0605\u061C\u06DD\u070F\u0890\u0891\u08E2\u115F\u1160\u17B4\u17B5\u180E'
        '\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFDD0-\uFDEF\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF\U000110BD\U000110CD'
        '\U00013430-\U0001343F\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E00FF\U000E01F0-\U000E0FFF]',
      '', 'g'),
    '^[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\u180B-\u180D\u180F\uFE00-\uFE0F\U000E0100-\U000E01EF]+'
      '|[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+$', '', 'g')
$$;

-- What a name is compared by: src/domain/shared/names.ts.
CREATE FUNCTION department_name_key(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    department_name_cleaned(normalize(department_name_cleaned(typed), NFKC)), '[\s\u1680]+', ' ', 'g')
$$;

-- ── One department, one name ─────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE department ADD COLUMN name_key TEXT NOT NULL DEFAULT '';

-- What can be healed without becoming another one's name.
UPDATE department d SET name = department_name_cleaned(name)
WHERE name <> department_name_cleaned(name) AND department_name_cleaned(name) <> ''
  AND NOT EXISTS (
    SELECT FROM department o WHERE o.id <> d.id AND department_name_cleaned(o.name) = department_name_cleaned(d.name)
  );

-- Two that are there already stay two until the office hands one over to the other (the page of departments says so): the
-- older one is the one that is found by the name from now on.
UPDATE department d SET name_key = CASE
  WHEN d.id = first.id AND first.key <> '' THEN first.key ELSE first.key || ' #' || d.id
END
FROM (
  SELECT DISTINCT ON (department_name_key(name)) id, department_name_key(name) AS key FROM department
  ORDER BY department_name_key(name), created_at, id
) first
WHERE first.key = department_name_key(d.name);
CREATE UNIQUE INDEX department_name_key_key ON department (name_key);

-- Whoever writes a department without its key, or another name over it, gets the key that belongs to the name.
CREATE FUNCTION department_fill_name_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.name_key = '' OR (TG_OP = 'UPDATE' AND NEW.name <> OLD.name AND NEW.name_key = OLD.name_key) THEN
    NEW.name_key := department_name_key(NEW.name);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER department_name_key BEFORE INSERT OR UPDATE ON department
  FOR EACH ROW EXECUTE FUNCTION department_fill_name_key();

-- ── What is stored and may be changed ────────────────────────────────────────────────────────────────────────────
UPDATE user_account SET name = department_name_cleaned(name)
WHERE name <> department_name_cleaned(name) AND department_name_cleaned(name) <> '';
UPDATE collection_round SET title = pg_temp.cleaned(title), instructions = pg_temp.cleaned(instructions)
WHERE title <> pg_temp.cleaned(title) OR instructions <> pg_temp.cleaned(instructions);
UPDATE round_item SET reopened_reason = pg_temp.cleaned(reopened_reason)
WHERE reopened_reason <> pg_temp.cleaned(reopened_reason);
UPDATE plan SET closed_reason = pg_temp.cleaned(closed_reason) WHERE closed_reason <> pg_temp.cleaned(closed_reason);
UPDATE evidence SET title = pg_temp.cleaned(title) WHERE title <> pg_temp.cleaned(title);
-- Of mails only what still goes out: a mail that was sent stays what was sent.
UPDATE mail SET subject = pg_temp.cleaned(subject), body = pg_temp.cleaned(body)
WHERE state = 'queued' AND (subject <> pg_temp.cleaned(subject) OR body <> pg_temp.cleaned(body));
