-- Deletes what time has made useless: spent and expired sign-in material, throttle windows, old mails of the demonstration's mailbox.
create or replace function sweep_expired(p_limit integer)
returns table (challenges bigint, tokens bigint, throttles bigint, mails bigint)
language sql security definer set search_path = public, pg_temp as $$
  with gone_challenges as (
    delete from challenges where id in (
      select id from challenges where expires_at < now() - interval '1 day' limit p_limit for update skip locked)
    returning 1
  ), gone_passkey_challenges as (
    delete from passkey_challenges where id in (
      select id from passkey_challenges where expires_at < now() - interval '1 day' limit p_limit for update skip locked)
    returning 1
  ), gone_tokens as (
    delete from tokens where id in (
      select id from tokens where expires_at < now() - interval '1 day' limit p_limit for update skip locked)
    returning 1
  ), gone_throttles as (
    delete from throttles where key in (
      select key from throttles where window_ends_at < now() limit p_limit for update skip locked)
    returning 1
  ), gone_refusals as (
    delete from sign_in_refusals where id in (
      select id from sign_in_refusals where at < now() - interval '1 year' limit p_limit for update skip locked)
    returning 1
  ), gone_mails as (
    delete from mailbox_mails where id in (
      select id from mailbox_mails where sent_at < now() - interval '30 days' limit p_limit for update skip locked)
    returning 1
  )
  select (select count(*) from gone_challenges) + (select count(*) from gone_passkey_challenges), (select count(*) from gone_tokens), (select count(*) from gone_throttles),
         (select count(*) from gone_mails)
$$;
revoke all on function sweep_expired(integer) from public;
