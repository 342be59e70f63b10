-- Tables are called what the program calls them. Guards and grants belong to the table, not to its name.

ALTER TABLE answer_link RENAME TO response_link;
ALTER TABLE response_link RENAME CONSTRAINT answer_link_pkey TO response_link_pkey;
ALTER TABLE response_link RENAME CONSTRAINT answer_link_round_id_fkey TO response_link_round_id_fkey;
ALTER TABLE response_link RENAME CONSTRAINT answer_link_user_id_fkey TO response_link_user_id_fkey;
ALTER INDEX answer_link_round_id_user_id_idx RENAME TO response_link_round_id_user_id_idx;
ALTER INDEX answer_link_user_id_idx RENAME TO response_link_user_id_idx;

ALTER TABLE thread_reading RENAME TO message_reading;
ALTER TABLE message_reading RENAME CONSTRAINT thread_reading_pkey TO message_reading_pkey;
ALTER TABLE message_reading RENAME CONSTRAINT thread_reading_user_id_fkey TO message_reading_user_id_fkey;
ALTER TABLE message_reading RENAME CONSTRAINT thread_reading_kpi_id_fkey TO message_reading_kpi_id_fkey;
ALTER INDEX thread_reading_kpi_id_idx RENAME TO message_reading_kpi_id_idx;
