-- Replays are asked for and told through their functions.
do $$
declare app text := current_setting('setia.application_role');
begin
  if app = current_user then return; end if;
  execute format('grant select on replays, replay_outcomes to %I', app);
  execute format('grant execute on function ask_replay(bigint, uuid, integer, uuid), note_replay(uuid, bigint, bigint),
    finish_replay(uuid, jsonb, jsonb), fail_replay(uuid) to %I', app);
end $$;
