-- What was published before lets go of its own copy, where it is byte for byte the one of the evidence store. A copy that
-- differs stays where it is: `publications:verify` has to find it. Readers are not kept waiting, and PostgreSQL uses the room
-- that becomes free for what is written next.
SELECT set_config('ayumi.redaction', 'on', true);

UPDATE publication_file AS published SET body = NULL, evidence_sha256 = kept.sha256
FROM evidence_file AS kept
WHERE kept.sha256 = published.sha256
  AND published.path LIKE 'kpis/%/evidence/%'
  AND published.brotli IS NULL AND published.gzip IS NULL
  AND length(published.body) > 0 AND published.body = kept.body;

SELECT set_config('ayumi.redaction', 'off', true);
