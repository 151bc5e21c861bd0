-- What staff's lists read, in the proportions of a programme that has been running: for members first_member..last_member and rewards
-- first_reward..last_reward. Of the first thousand more waits and was said than of others, so that every list has a second page there too. Written past triggers and keys, so only for reading lists: no chain, no lot.
create or replace function bench_lists(first_member bigint, last_member bigint, first_reward bigint, last_reward bigint) returns void language plpgsql as $$
declare
  given text[] := '{Sari,Budi,Dewi,Agus,Rina,Joko,Putri,Wahyu,Intan,Bayu,Ayu,Rizky,Maya,Dian,Fitri,Hendra,Lestari,Yusuf,Nur,Galih}';
  family text[] := '{Wulandari,Santoso,Pratama,Hidayat,Kusuma,Siregar,Nugroho,Saputra,Halim,Wijaya,Lubis,Permana,Gunawan,Suryani,Setiawan,Utami,Ramadhan,Maharani,Simanjuntak,Purnomo,Anggraini,Firmansyah,Hasibuan,Cahyono,Tanjung}';
  kinds text[] := '{merchandise,gift_card,experience,discount,cash_back,recognition,points,sample,made_for_you,donation,training,access,travel,digital,top_up,referral}';
  things text[] := '{Kopi Susu,Tas Kain,Voucher Belanja,Kelas Seduh,Botol Minum,Kue Lapis,Potongan Harga,Pulsa,Tiket Konser,Payung}';
  actions text[] := '{reward.edit,reward.publish,stock.put,member.adjust,member.lock,reward.archive}';
  staff bigint[];
  shelf bigint[];
begin
  perform set_config('session_replication_role', 'replica', true);
  insert into people (public_id, state, name, email_hash, email_verified_at, locale, role)
    select md5('staff' || i)::uuid, 'active', 'Staf ' || i, sha256(convert_to('staff' || i, 'UTF8')), now(), 'id', 'owner' from generate_series(1, 20) i
    on conflict do nothing;
  select array_agg(id order by id) into staff from people where role = 'owner';
  insert into stores (public_id, code, name, city, zone, channel)
    select md5('store' || i)::uuid, 'G' || i, 'Gerai ' || i, 'Bandung', 'Asia/Jakarta', 'store' from generate_series(1, 20) i on conflict do nothing;

  insert into rewards (public_id, kind, state, category, texts, points, value_minor, ends_at, valid_days, details, created_at)
    select md5('reward' || i)::uuid, kinds[1 + i % case when i <= 200 then 3 else 16 end], case case when i <= 200 then i / 3 % 3 else i % 20 end when 0 then 'draft' when 1 then 'archived' else 'published' end,
      'kategori ' || i % case when i <= 200 then 3 else 20 end,
      jsonb_build_object('id', t, 'en', t), 500 + (i * 37) % 5000, 10000, case when i % 5 = 0 then now() + i * interval '1 hour' end, 30, '{}', now() - i * interval '1 minute'
    from generate_series(first_reward, last_reward) i,
      lateral (select jsonb_build_object('name', case when i <= 200 and i % 2 = 0 then 'Kopi Susu Wulandari' else things[1 + i % 10] || ' ' || family[1 + i % 25] end || ' ' || i, 'summary', '-', 'howToUse', '-', 'conditions', '-') as t) x;
  insert into reward_stocks (reward_id, initial, left_, low_at, low_since)
    select r.id, 400, (i * 31) % 400, case when i % 10 = 0 then 20 end, case when i % 10 = 0 and (i * 31) % 400 <= 20 then now() end
    from generate_series(first_reward, last_reward) i join rewards r on r.public_id = md5('reward' || i)::uuid;
  select array_agg(id order by id) into shelf from rewards;
  insert into code_imports (public_id, reward_id, state, rows, added, finished_at)
    select md5('codes' || i)::uuid, shelf[1 + i % cardinality(shelf)], 'added', 10, 10, now() from generate_series(first_reward, last_reward) i where i % 20 = 0;

  insert into people (public_id, state, name, email_hash, phone_hash, email_verified_at, locale)
    select md5('listed' || i)::uuid, 'active', case when i <= 1000 and i % 3 = 0 then 'Sari Wulandari Santoso' else given[1 + i % 20] || ' ' || family[1 + (i / 20) % 25] || ' ' || family[1 + (i / 500) % 25] end,
      sha256(convert_to('listed' || i, 'UTF8')), sha256(convert_to('phone' || i, 'UTF8')), now(), 'id'
    from generate_series(first_member, last_member) i;
  insert into members (public_id, state, person_id, external_id, number, joined_at)
    select md5('listed-member' || i)::uuid, case when i % (case when i <= 1000 then 20 else 500 end) = 0 then 'locked' when i % 700 = 0 then 'closed' else 'active' end, p.id, 'C-' || i,
      (7000000000000000 + i)::text, now() - i * interval '1 minute'
    from generate_series(first_member, last_member) i join people p on p.public_id = md5('listed' || i)::uuid order by i;
  create temporary table bench_rows on commit drop as
    select i, i <= 1000 as early, m.id as member, shelf[1 + i % cardinality(shelf)] as reward, staff[1 + i % cardinality(staff)] as colleague
    from generate_series(first_member, last_member) i join members m on m.public_id = md5('listed-member' || i)::uuid;
  insert into wallets (member_id, balance, tier_points, tier)
    select member, i % 9000, i % 5000, case when i % (case when early then 20 else 200 end) = 0 then 'platina' when i % 10 = 0 then 'emas' else 'perunggu' end from bench_rows order by i;
  insert into redemptions (public_id, member_id, reward_id, state, quantity, points, journal_version, created_at, position, details)
    select md5('redemption' || i)::uuid, member, reward, case i % (case when early then 16 else 400 end) when 0 then 'processing' when 1 then 'booked' when 2 then 'shipped' when 3 then 'held' else 'used' end,
      1, 500, 1, now() - i * interval '1 minute', i, jsonb_build_object('leadDays', 3, 'outlets', 'Gerai ' || i % case when early then 2 else 20 end) from bench_rows order by i;
  insert into queue_entries select e.* from bench_rows b join redemptions d on d.public_id = md5('redemption' || b.i)::uuid, lateral queue_entries_of(d) e;
  insert into feedback (public_id, member_id, redemption_id, reward_id, store, stars, created_at, changed_at)
    select md5('feedback' || i)::uuid, b.member, d.id, b.reward, 'G' || i % case when early then 4 else 20 end, 1 + i % 5, now(), now()
    from bench_rows b join redemptions d on d.public_id = md5('redemption' || i)::uuid where early or i % 10 = 0 order by i;
  insert into trail (at, actor_id, action, subject, before, after)
    select now() - interval '400 days' + i * interval '30 seconds', case when i % 7 > 0 then colleague end, actions[1 + (i / 7) % 6],
      case when i % 2 = 0 then 'member:' || md5('listed-member' || i) else 'reward:' || (select public_id from rewards where id = reward) end, '{"a": 1}', '{"a": 2}'
    from bench_rows where early or i % 5 = 0 order by i;
  insert into approvals (public_id, state, member_id, points, point_kind, reason_cipher, sealed_under, requested_by, requested_at, decided_by, decided_at)
    select md5('approval' || i)::uuid, case when i % 1000 = 0 or early and i % 2 = 0 then 'waiting' else 'rejected' end, member, 5000, 'base', '\x00', 'portal', staff[1], now() - i * interval '1 minute',
      case when not (i % 1000 = 0 or early and i % 2 = 0) then staff[2] end, case when not (i % 1000 = 0 or early and i % 2 = 0) then now() end
    from bench_rows where early or i % 50 = 0 order by i;
  insert into disputes (public_id, member_id, about, purchase_id, state, answer_by, decided_by, decided_at)
    select md5('dispute' || i)::uuid, member, 'purchase', md5('sale' || i)::uuid, stands, now() + (i % 5000 - 500) * interval '1 hour',
      case when stands = 'refused' then colleague end, case when stands = 'refused' then now() - i * interval '1 minute' end
    from bench_rows, lateral (select case when i % 1000 = 0 or early and i % 6 = 0 then 'open' when i % 1000 = 50 or early and i % 6 = 1 then 'asked' else 'refused' end) x(stands)
    where early or i % 50 = 0 order by i;
  insert into waiting_refunds (public_id, key, digest, external_id, purchase_key, purchase_external_id, amount_minor, occurred_at, received_at, taken_at)
    select md5('refund' || i)::uuid, sha256(convert_to('refund' || i, 'UTF8')), '\x00', 'R-' || i, sha256(convert_to('sale' || i, 'UTF8')), 'S-' || i, 1000, now(), now() - i * interval '1 minute',
      case when i % 1000 > 0 and not early then now() end from bench_rows where i % 100 = 0 or early and i % 10 = 0 order by i;
  insert into shifts (public_id, store_id, person_id, opened_at, closed_at)
    select md5('shift' || i)::uuid, 1 + i % 20, colleague, now() - i * interval '1 hour', now() from bench_rows where i % 100 = 0 or early and i % 10 = 0 order by i;
  insert into counter_acts (public_id, shift_id, member_id, kind, state, receipt, attempt, total_minor, currency, points)
    select md5('act' || i || copy)::uuid, s.id, member, 'purchase', 'done', 'S-' || i || '-' || copy, 0, 50000, 'IDR', 50
    from bench_rows b join shifts s on s.public_id = md5('shift' || b.i)::uuid, generate_series(1, 20) copy order by i;
  insert into fulfilment_batches (public_id, to_state, asked_by, finished_at)
    select md5('batch' || i)::uuid, 'shipped', colleague, now() from bench_rows where i % 500 = 0 or early and i % 100 = 0 order by i;
  insert into fulfilment_rows (batch_id, place, redemption, outcome)
    select b.id, place, md5('redemption' || i * place), 'moved' from bench_rows r join fulfilment_batches b on b.public_id = md5('batch' || r.i)::uuid, generate_series(1, 50) place;
  drop table bench_rows;
  perform set_config('session_replication_role', 'origin', true);
end $$;
