#!/bin/sh
# Run once by the image of PostgreSQL, when its folder is empty: the two logins and the database.
set -eu
psql --set=ON_ERROR_STOP=1 --username=postgres \
  --set=owner_password="$AYUMI_OWNER_PASSWORD" --set=app_password="$AYUMI_APP_PASSWORD" <<'SQL'
CREATE ROLE ayumi_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE ayumi_app   LOGIN PASSWORD :'app_password';
CREATE DATABASE ayumi OWNER ayumi_owner ENCODING 'UTF8' TEMPLATE template0;
SQL
