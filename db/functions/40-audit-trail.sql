-- Every table staff may edit writes its own audit trail, from the old and the new row. Only what changed is kept; of a person's
-- data and of secrets only that they changed. The actor is the row's `changed_by`, or what a catalogue function said of itself.

create or replace function as_actor(p_actor bigint) returns void language sql as $$
  select set_config('setia.actor', coalesce(p_actor::text, ''), true)
$$;

-- A row as the trail may keep it: without the columns that only say who edited it, secrets and personal values as one word.
create or replace function trail_row(p_row jsonb) returns jsonb language sql immutable as $$
  select jsonb_object_agg(key, case
    when value = 'null' then value
    when key in ('name', 'wrapped_key', 'email_cipher', 'email_hash', 'phone_cipher', 'phone_hash', 'birthday_cipher', 'address_cipher',
      'password_hash') and p_row ? 'wrapped_key' then '"changed"'::jsonb
    else value end)
  from jsonb_each(p_row)
  where key not in ('id', 'public_id', 'version', 'changed_by', 'changed_at', 'created_at', 'created_by', 'bytes', 'failures_in_a_row',
    'password_changed_at', 'migrated_to', 'migrated_at', 'clock_ahead_ms', 'reward_id', 'low_since', 'next_code_ends_at', 'left_rank',
    'reason_cipher', 'answer_cipher', 'claim_cipher', 'receipt_hash', 'merged_into', 'merged_at', 'merge_id', 'sealed_under', 'member_id', 'requested_by', 'decided_by')
$$;

create or replace function write_trail() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_noun text := tg_argv[0];
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_any jsonb := coalesce(v_new, v_old);
  v_before jsonb := trail_row(v_old);
  v_after jsonb := trail_row(v_new);
  v_verb text := lower(tg_op);
  v_subject text;
begin
  if tg_op = 'UPDATE' then
    -- Compared as they are, kept as they may be: a new password is a change even where both read "changed".
    select jsonb_object_agg(key, v_before -> key), jsonb_object_agg(key, v_after -> key) into v_before, v_after
    from jsonb_object_keys(v_after) key where v_old -> key is distinct from v_new -> key;
    if v_after is null then return null; end if;
  end if;
  v_verb := case
    when v_noun = 'person' and tg_op = 'INSERT' and v_after ->> 'state' = 'invited' then 'invite'
    when tg_op = 'INSERT' then 'create' when tg_op = 'DELETE' then 'delete'
    when v_noun = 'stock' and v_after ? 'low_at' then 'warn'
    when v_noun = 'stock' and (v_after -> 'left_' = 'null' or v_before -> 'left_' = 'null') then 'limit'
    when v_noun = 'stock' and v_after ? 'written_off' then 'write_off'
    when v_noun = 'stock' then 'put'
    when v_noun = 'reward' and v_after ->> 'state' = 'published' then 'publish'
    when v_noun = 'reward' and v_after ->> 'state' = 'archived' then 'archive'
    when v_noun = 'reward' and v_after ->> 'state' = 'draft' and v_before ->> 'state' = 'published' then 'unpublish'
    when v_noun = 'reward' and v_after ->> 'state' = 'draft' then 'unarchive'
    when v_noun = 'person' and v_before ->> 'state' = 'invited' and v_after ->> 'state' = 'active' then 'accept'
    when v_noun = 'person' and v_before ->> 'state' = 'invited' then 'withdraw'
    when v_noun = 'person' and v_before -> 'role' = 'null' then 'appoint'
    when v_noun = 'person' and v_after -> 'role' = 'null' then 'deactivate'
    when v_noun = 'person' and v_after ? 'role' then 'role'
    when v_noun in ('approval', 'dispute') and v_after ? 'state' and tg_op = 'UPDATE' then v_after ->> 'state'
    when v_noun = 'member' and v_after ->> 'state' = 'merged' then 'merge'
    when v_noun = 'member' and v_before ->> 'state' = 'merged' then 'part'
    when v_noun = 'member' and v_after ->> 'state' = 'locked' then 'lock'
    when v_noun = 'member' and v_before ->> 'state' = 'locked' then 'unlock'
    when v_noun = 'member' and v_before ->> 'state' = 'unclaimed' then 'claim'
    else 'edit' end;
  v_subject := case v_noun
    when 'installation' then 'installation'
    when 'stock' then 'reward:' || (select r.public_id from rewards r where r.id = (v_any ->> 'reward_id')::bigint)
    else v_noun || ':' || (v_any ->> 'public_id') end;
  insert into trail (at, actor_id, action, subject, before, after)
  values (programme_now(),
    coalesce(case when tg_op <> 'DELETE' then (v_new ->> 'changed_by')::bigint end, (v_new ->> 'created_by')::bigint,
      nullif(current_setting('setia.actor', true), '')::bigint),
    v_noun || '.' || v_verb, v_subject, v_before, v_after);
  return null;
end $$;

drop trigger if exists rewards_leave_a_trail on rewards;
create trigger rewards_leave_a_trail after insert or update or delete on rewards for each row execute function write_trail('reward');

drop trigger if exists pictures_leave_a_trail on pictures;
create trigger pictures_leave_a_trail after insert or update or delete on pictures for each row execute function write_trail('picture');

drop trigger if exists installation_leaves_a_trail on installation;
create trigger installation_leaves_a_trail after update on installation for each row execute function write_trail('installation');

-- Memberships and people come into being by joining and importing, which the ledger and the consents tell of; staff are the exception.
drop trigger if exists members_leave_a_trail on members;
create trigger members_leave_a_trail after update or delete on members for each row execute function write_trail('member');

drop trigger if exists people_leave_a_trail on people;
create trigger people_leave_a_trail after delete or update of state, name, role, wrapped_key, email_cipher, email_hash, email_verified_at,
  phone_cipher, phone_hash, birthday_cipher, address_cipher, password_hash, referred_by on people
for each row execute function write_trail('person');
drop trigger if exists staff_leave_a_trail on people;
create trigger staff_leave_a_trail after insert on people for each row when (new.role is not null) execute function write_trail('person');

-- Selling and cancelling move stocks too, and the ledger tells of those: only what staff put in, wrote off or lifted is trail, and at how many they want to be told.
drop trigger if exists stocks_leave_a_trail on reward_stocks;
create trigger stocks_leave_a_trail after update on reward_stocks for each row
when (new.initial is distinct from old.initial or new.low_at is distinct from old.low_at or (new.written_off > old.written_off and new.left_ < old.left_))
execute function write_trail('stock');

revoke execute on function write_trail() from public;
