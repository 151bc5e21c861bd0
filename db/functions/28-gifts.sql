-- Gifts by link: what commit_decisions decided about them. The points themselves are in the lines: one took them out of the giver's lots,
-- one other brings them to whoever opened the link or back to where they came from.

-- Gifts that were given, and those that ended: each once. Two ends of one gift share one key, so a second never gets this far; if it does,
-- nothing of the batch is written.
create or replace function write_gifts(batch jsonb, accepted integer[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare wanted bigint; ended bigint;
begin
  insert into gifts (public_id, member_id, points, journal_version, token_hash, greeting_cipher, given_at, until_)
    select g.id, g.member, g.points, g.journal_version, decode(g.token_hash, 'hex'), decode(g.greeting, 'base64'),
      to_timestamp(g.at / 1000.0), to_timestamp(g.until / 1000.0)
    from jsonb_to_recordset(batch -> 'gifts') g(n integer, what text, id uuid, member bigint, points bigint, journal_version integer, token_hash text,
      greeting text, at double precision, until double precision)
    where g.n = any (accepted) and g.what = 'given';
  with done as (
    update gifts s set state = g.what, recipient_id = g.recipient, ended_version = g.journal_version, ended_at = to_timestamp(g.at / 1000.0)
    from jsonb_to_recordset(batch -> 'gifts') g(n integer, what text, id uuid, recipient bigint, journal_version integer, at double precision)
    where g.n = any (accepted) and g.what <> 'given' and s.public_id = g.id and s.state = 'waiting' returning 1)
  select count(*) into ended from done;
  select count(*) into wanted from jsonb_to_recordset(batch -> 'gifts') g(n integer, what text) where g.n = any (accepted) and g.what <> 'given';
  if ended <> wanted then raise exception '% gifts were to end, % were waiting', wanted, ended; end if;
end $$;

revoke execute on function write_gifts(jsonb, integer[]) from public;
