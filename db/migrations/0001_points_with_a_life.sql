CREATE TABLE "addresses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "addresses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"person_id" bigint NOT NULL,
	"cipher" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "approvals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"member_id" bigint NOT NULL,
	"points" bigint NOT NULL,
	"point_kind" text NOT NULL,
	"reason_cipher" "bytea" NOT NULL,
	"sealed_under" text NOT NULL,
	"requested_by" bigint NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" bigint,
	"decided_at" timestamp with time zone,
	"dispute_id" bigint,
	"answer_cipher" "bytea",
	"journal_version" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "approvals_take_a_second_person" CHECK ("approvals"."state" not in ('approved', 'rejected') or "approvals"."decided_by" <> "approvals"."requested_by"),
	CONSTRAINT "approvals_are_withdrawn_by_who_asked" CHECK ("approvals"."state" <> 'withdrawn' or "approvals"."decided_by" = "approvals"."requested_by"),
	CONSTRAINT "approvals_decided_have_who_and_when" CHECK (("approvals"."state" = 'waiting') = ("approvals"."decided_at" is null) and ("approvals"."state" = 'waiting') = ("approvals"."decided_by" is null)),
	CONSTRAINT "approvals_approved_have_a_line" CHECK (("approvals"."state" = 'approved') = ("approvals"."journal_version" is not null)),
	CONSTRAINT "approvals_move_something" CHECK ("approvals"."points" <> 0)
);
--> statement-breakpoint
CREATE TABLE "checkpoint_leaves" (
	"leaf_set" uuid NOT NULL,
	"place" integer NOT NULL,
	"first_member" uuid NOT NULL,
	"leaves" "bytea" NOT NULL,
	CONSTRAINT "checkpoint_leaves_place_once" PRIMARY KEY("leaf_set","place")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"number" integer PRIMARY KEY NOT NULL,
	"ledger" uuid NOT NULL,
	"scope" text NOT NULL,
	"members" integer NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"text_" text NOT NULL,
	"signature" text NOT NULL,
	"continues" boolean NOT NULL,
	"leaf_set" uuid NOT NULL,
	"group_roots" "bytea" NOT NULL,
	CONSTRAINT "checkpoints_number_from_one" CHECK ("checkpoints"."number" >= 1),
	CONSTRAINT "checkpoints_scope_known" CHECK ("checkpoints"."scope" in ('all','some'))
);
--> statement-breakpoint
CREATE TABLE "ledger_checks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_checks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"asked_by" bigint,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"state" text NOT NULL,
	"members" integer,
	"journals" integer,
	"checkpoint" integer,
	"found_count" integer DEFAULT 0 NOT NULL,
	"found" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "ledger_checks_state_known" CHECK ("ledger_checks"."state" in ('waiting','running','green','red','failed')),
	CONSTRAINT "ledger_checks_red_have_findings" CHECK (("ledger_checks"."state" = 'red') = ("ledger_checks"."found_count" > 0)),
	CONSTRAINT "ledger_checks_ended_have_a_time" CHECK (("ledger_checks"."state" in ('green','red','failed')) = ("ledger_checks"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attachments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"step_id" bigint NOT NULL,
	"mime" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"cipher" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attachments_at_most_five_megabytes" CHECK ("attachments"."size_bytes" between 1 and 5242880)
);
--> statement-breakpoint
CREATE TABLE "dispute_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dispute_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"dispute_id" bigint NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"person_id" bigint NOT NULL,
	"is_staff" boolean NOT NULL,
	"words_cipher" "bytea"
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "disputes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"member_id" bigint NOT NULL,
	"about" text NOT NULL,
	"journal_version" integer,
	"purchase_id" uuid,
	"claim_cipher" "bytea",
	"receipt_hash" "bytea",
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"decided_by" bigint,
	"decided_at" timestamp with time zone,
	"outcome_version" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "disputes_are_about_one_thing" CHECK (("disputes"."about" = 'line') = ("disputes"."journal_version" is not null) and ("disputes"."about" = 'purchase') = ("disputes"."purchase_id" is not null)
        and ("disputes"."about" = 'receipt') = ("disputes"."claim_cipher" is not null) and ("disputes"."about" = 'receipt') = ("disputes"."receipt_hash" is not null)),
	CONSTRAINT "disputes_decided_have_who_and_when" CHECK (("disputes"."state" in ('open', 'asked')) = ("disputes"."decided_at" is null) and ("disputes"."decided_at" is null) = ("disputes"."decided_by" is null)),
	CONSTRAINT "disputes_only_accepted_have_an_outcome" CHECK ("disputes"."outcome_version" is null or "disputes"."state" = 'accepted')
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feedback_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"member_id" bigint NOT NULL,
	"purchase_id" bigint,
	"redemption_id" bigint,
	"reward_id" bigint,
	"store" text,
	"stars" integer NOT NULL,
	"comment_cipher" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feedback_is_about_one_thing" CHECK (("feedback"."purchase_id" is null) <> ("feedback"."redemption_id" is null)),
	CONSTRAINT "feedback_of_a_redemption_names_its_reward" CHECK (("feedback"."redemption_id" is null) = ("feedback"."reward_id" is null)),
	CONSTRAINT "feedback_has_one_to_five_stars" CHECK ("feedback"."stars" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "fulfilment_batches" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fulfilment_batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"to_state" text NOT NULL,
	"asked_by" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "fulfilment_rows" (
	"batch_id" bigint NOT NULL,
	"place" integer NOT NULL,
	"redemption" text NOT NULL,
	"from_state" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" text,
	"stands" text,
	CONSTRAINT "fulfilment_rows_once" PRIMARY KEY("batch_id","place"),
	CONSTRAINT "fulfilment_rows_are_small" CHECK (length("fulfilment_rows"."redemption") <= 60 and length("fulfilment_rows"."outcome") between 1 and 40)
);
--> statement-breakpoint
CREATE TABLE "gifts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "gifts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"member_id" bigint NOT NULL,
	"points" bigint NOT NULL,
	"journal_version" integer NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"greeting_cipher" "bytea",
	"state" text DEFAULT 'waiting' NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"until_" timestamp with time zone NOT NULL,
	"recipient_id" bigint,
	"ended_version" integer,
	"ended_at" timestamp with time zone,
	CONSTRAINT "gifts_hold_something" CHECK ("gifts"."points" > 0),
	CONSTRAINT "gifts_state_known" CHECK ("gifts"."state" in ('waiting','accepted','withdrawn','ran_out')),
	CONSTRAINT "gifts_ended_have_a_line_and_a_time" CHECK (("gifts"."state" = 'waiting') = ("gifts"."ended_at" is null) and ("gifts"."ended_at" is null) = ("gifts"."ended_version" is null)),
	CONSTRAINT "gifts_accepted_have_a_recipient" CHECK (("gifts"."state" = 'accepted') = ("gifts"."recipient_id" is not null)),
	CONSTRAINT "gifts_never_to_oneself" CHECK ("gifts"."recipient_id" is distinct from "gifts"."member_id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"member_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"link" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notices_lead_nowhere_else" CHECK ("notices"."link" is null or "notices"."link" ~ '^/[a-z]')
);
--> statement-breakpoint
CREATE TABLE "pool_members" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pool_members_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"pool_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"invited_by" bigint,
	"state" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"joined_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "pool_members_state_known" CHECK ("pool_members"."state" in ('invited','joined','declined','left')),
	CONSTRAINT "pool_members_joined_by_consent" CHECK ("pool_members"."state" <> 'joined' or "pool_members"."joined_at" is not null),
	CONSTRAINT "pool_members_ended_have_a_time" CHECK (("pool_members"."state" in ('declined','left')) = ("pool_members"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "redemption_moves" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "redemption_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"redemption_id" bigint NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"by_" text NOT NULL,
	"actor_id" bigint,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "redemption_moves_by_somebody" CHECK ("redemption_moves"."by_" in ('member','counter','fulfilment','provider','time') and ("redemption_moves"."actor_id" is null) = ("redemption_moves"."by_" in ('member','provider','time')))
);
--> statement-breakpoint
CREATE TABLE "redemption_particulars" (
	"redemption_id" bigint PRIMARY KEY NOT NULL,
	"cipher" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"referrer_id" bigint NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"look_at" timestamp with time zone NOT NULL,
	"because" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "referrals_state_known" CHECK ("referrals"."state" in ('waiting','rewarded','refused')),
	CONSTRAINT "referrals_never_of_oneself" CHECK ("referrals"."member_id" <> "referrals"."referrer_id"),
	CONSTRAINT "referrals_decided_have_a_time" CHECK (("referrals"."state" = 'waiting') = ("referrals"."decided_at" is null)),
	CONSTRAINT "referrals_refused_say_why" CHECK (("referrals"."state" = 'refused') = ("referrals"."because" is not null))
);
--> statement-breakpoint
CREATE TABLE "waiting_refunds" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "waiting_refunds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"key" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"external_id" text NOT NULL,
	"purchase_key" "bytea" NOT NULL,
	"purchase_external_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone,
	CONSTRAINT "waiting_refunds_give_something_back" CHECK ("waiting_refunds"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "replay_outcomes" (
	"replay_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"earned_before" bigint NOT NULL,
	"earned_after" bigint NOT NULL,
	"lapsed_before" bigint NOT NULL,
	"lapsed_after" bigint NOT NULL,
	"outstanding_before" bigint NOT NULL,
	"outstanding_after" bigint NOT NULL,
	"tier_before" text NOT NULL,
	"tier_after" text NOT NULL,
	CONSTRAINT "replay_outcomes_once" PRIMARY KEY("replay_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "replays" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "replays_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"draft_id" bigint NOT NULL,
	"document_digest" "bytea" NOT NULL,
	"document" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"events_told" bigint DEFAULT 0 NOT NULL,
	"events_total" bigint DEFAULT 0 NOT NULL,
	"report" jsonb,
	"asked_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "replays_state_known" CHECK ("replays"."state" in ('waiting','running','done','failed')),
	CONSTRAINT "replays_done_have_a_report" CHECK (("replays"."state" = 'done') = ("replays"."report" is not null))
);
--> statement-breakpoint
CREATE TABLE "reward_dates" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reward_dates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"reward_id" bigint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text,
	"capacity" integer NOT NULL,
	"booked" integer DEFAULT 0 NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reward_dates_never_overbooked" CHECK ("reward_dates"."booked" >= 0 and "reward_dates"."booked" <= "reward_dates"."capacity"),
	CONSTRAINT "reward_dates_end_after_they_start" CHECK ("reward_dates"."ends_at" > "reward_dates"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "redemption_downloads" (
	"redemption_id" bigint PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reward_files" (
	"reward_id" bigint PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	CONSTRAINT "reward_files_are_small" CHECK (octet_length("reward_files"."bytes") between 1 and 5242880)
);
--> statement-breakpoint
CREATE TABLE "card_keys" (
	"session_id" bigint PRIMARY KEY NOT NULL,
	"key_cipher" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counter_acts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "counter_acts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"shift_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"visit_id" bigint,
	"kind" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"receipt" text,
	"attempt" integer,
	"redemption" text,
	"total_minor" bigint,
	"currency" text,
	"discount_minor" bigint,
	"points" bigint DEFAULT 0 NOT NULL,
	"supervisor_id" bigint,
	"undoes" bigint,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "counter_acts_purchases_have_receipts" CHECK (("counter_acts"."kind" = 'purchase') = ("counter_acts"."receipt" is not null)),
	CONSTRAINT "counter_acts_undo_something" CHECK (("counter_acts"."kind" in ('refund', 'cancellation')) = ("counter_acts"."undoes" is not null))
);
--> statement-breakpoint
CREATE TABLE "counter_visits" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "counter_visits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"shift_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"how" text NOT NULL,
	"session_id" bigint,
	"step" integer,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "counter_visits_by_card_name_a_step" CHECK (("counter_visits"."how" = 'card') = ("counter_visits"."session_id" is not null) and ("counter_visits"."session_id" is null) = ("counter_visits"."step" is null))
);
--> statement-breakpoint
CREATE TABLE "shifts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "shifts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"store_id" bigint NOT NULL,
	"person_id" bigint NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"till_receipts" integer,
	"till_minor" bigint,
	CONSTRAINT "shifts_are_counted_when_closed" CHECK ("shifts"."closed_at" is not null or ("shifts"."till_receipts" is null and "shifts"."till_minor" is null))
);
--> statement-breakpoint
CREATE TABLE "counter_limits" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"points_per_day" bigint DEFAULT 10000 NOT NULL,
	"alone_minor" bigint DEFAULT 2000000 NOT NULL,
	"undo_minutes" integer DEFAULT 30 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "counter_limits_are_one_row" CHECK ("counter_limits"."id" = 1),
	CONSTRAINT "counter_limits_positive" CHECK ("counter_limits"."points_per_day" > 0 and "counter_limits"."alone_minor" >= 0 and "counter_limits"."undo_minutes" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stores_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"zone" text NOT NULL,
	"channel" text DEFAULT 'store' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stores_are_named" CHECK ("stores"."code" <> '' and "stores"."name" <> '')
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"code" text NOT NULL,
	"on_" date NOT NULL,
	"most" bigint NOT NULL,
	"used" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "budgets_stand_once" PRIMARY KEY("code","on_"),
	CONSTRAINT "budgets_never_overspent" CHECK ("budgets"."used" >= 0 and "budgets"."used" <= "budgets"."most")
);
--> statement-breakpoint
CREATE TABLE "tallies" (
	"member_id" bigint NOT NULL,
	"name" text NOT NULL,
	"on_" date NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "tallies_counted_once" PRIMARY KEY("member_id","name","on_"),
	CONSTRAINT "tallies_never_below_nothing" CHECK ("tallies"."value" >= 0),
	CONSTRAINT "tallies_names_hold_no_spaces" CHECK ("tallies"."name" ~ '^[a-z0-9_.:-]+$')
);
--> statement-breakpoint
CREATE TABLE "terms_drafts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "terms_drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"title" text NOT NULL,
	"document" jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"based_on" integer NOT NULL,
	"written_by" bigint[] DEFAULT '{}' NOT NULL,
	"approved_by" bigint,
	"approved_at" timestamp with time zone,
	"replay_report" jsonb,
	"published_version" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "terms_drafts_state_known" CHECK ("terms_drafts"."state" in ('draft','approved','published','withdrawn')),
	CONSTRAINT "terms_drafts_have_a_title" CHECK (btrim("terms_drafts"."title") <> ''),
	CONSTRAINT "terms_drafts_approved_by_somebody" CHECK (("terms_drafts"."approved_by" is null) = ("terms_drafts"."approved_at" is null)),
	CONSTRAINT "terms_drafts_go_on_approved" CHECK ("terms_drafts"."state" not in ('approved','published') or "terms_drafts"."approved_by" is not null),
	CONSTRAINT "terms_drafts_approved_by_another" CHECK ("terms_drafts"."approved_by" is null or not ("terms_drafts"."approved_by" = any ("terms_drafts"."written_by"))),
	CONSTRAINT "terms_drafts_published_as_a_version" CHECK (("terms_drafts"."state" = 'published') = ("terms_drafts"."published_version" is not null))
);
--> statement-breakpoint
CREATE TABLE "top_up_orders" (
	"redemption_id" bigint PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"reference" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "top_up_orders_state_known" CHECK ("top_up_orders"."state" in ('waiting','in_progress','done','failed'))
);
--> statement-breakpoint
CREATE TABLE "wishes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "wishes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"member_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"action" text NOT NULL,
	"reward_id" bigint,
	"most_points" bigint,
	"keep_points" bigint DEFAULT 0 NOT NULL,
	"least_points" bigint,
	"days_before" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_because" text,
	"paused_at" timestamp with time zone,
	"paused_because" text,
	CONSTRAINT "wishes_purpose_known" CHECK ("wishes"."purpose" in ('goal','expiry')),
	CONSTRAINT "wishes_action_suits_purpose" CHECK ("wishes"."action" in ('redeem','donate') or ("wishes"."action" = 'show') = ("wishes"."purpose" = 'goal')),
	CONSTRAINT "wishes_action_known" CHECK ("wishes"."action" in ('show','remind','redeem','donate')),
	CONSTRAINT "wishes_of_a_reward" CHECK (("wishes"."action" = 'remind') = ("wishes"."reward_id" is null)),
	CONSTRAINT "wishes_spend_what_was_agreed" CHECK (("wishes"."action" in ('redeem','donate')) = ("wishes"."most_points" is not null)),
	CONSTRAINT "wishes_before_an_end_say_when" CHECK (("wishes"."purpose" = 'expiry') = ("wishes"."days_before" is not null)),
	CONSTRAINT "wishes_ended_say_why" CHECK (("wishes"."ended_at" is null) = ("wishes"."ended_because" is null)),
	CONSTRAINT "wishes_paused_say_why" CHECK (("wishes"."paused_at" is null) = ("wishes"."paused_because" is null)),
	CONSTRAINT "wishes_keep_something_or_nothing" CHECK ("wishes"."keep_points" >= 0 and coalesce("wishes"."least_points", 1) > 0)
);
--> statement-breakpoint
ALTER TABLE "events" DROP CONSTRAINT "events_kind_known";--> statement-breakpoint
ALTER TABLE "redemptions" DROP CONSTRAINT "redemptions_cancelled_gave_back";--> statement-breakpoint
DROP INDEX "redemptions_to_expire";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "merged_into" bigint;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "merged_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "merge_id" uuid;--> statement-breakpoint
ALTER TABLE "redemptions" ADD COLUMN "details" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "redemptions" ADD COLUMN "date_id" bigint;--> statement-breakpoint
ALTER TABLE "redemptions" ADD COLUMN "worth_minor" bigint;--> statement-breakpoint
ALTER TABLE "redemptions" ADD COLUMN "cash_minor" bigint;--> statement-breakpoint
ALTER TABLE "redemptions" ADD COLUMN "currency" text;--> statement-breakpoint
ALTER TABLE "reward_prices" ADD COLUMN "announced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reward_prices" ADD COLUMN "is_in_force" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_step_id_dispute_steps_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."dispute_steps"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_steps" ADD CONSTRAINT "dispute_steps_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_purchase_id_events_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfilment_rows" ADD CONSTRAINT "fulfilment_rows_batch_id_fulfilment_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."fulfilment_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gifts" ADD CONSTRAINT "gifts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gifts" ADD CONSTRAINT "gifts_recipient_id_members_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_members" ADD CONSTRAINT "pool_members_pool_id_members_id_fk" FOREIGN KEY ("pool_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_members" ADD CONSTRAINT "pool_members_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pool_members" ADD CONSTRAINT "pool_members_invited_by_members_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption_moves" ADD CONSTRAINT "redemption_moves_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption_particulars" ADD CONSTRAINT "redemption_particulars_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referrer_id_members_id_fk" FOREIGN KEY ("referrer_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_outcomes" ADD CONSTRAINT "replay_outcomes_replay_id_replays_id_fk" FOREIGN KEY ("replay_id") REFERENCES "public"."replays"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replay_outcomes" ADD CONSTRAINT "replay_outcomes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_draft_id_terms_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."terms_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_dates" ADD CONSTRAINT "reward_dates_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption_downloads" ADD CONSTRAINT "redemption_downloads_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_files" ADD CONSTRAINT "reward_files_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_keys" ADD CONSTRAINT "card_keys_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_acts" ADD CONSTRAINT "counter_acts_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_acts" ADD CONSTRAINT "counter_acts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_acts" ADD CONSTRAINT "counter_acts_visit_id_counter_visits_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."counter_visits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_acts" ADD CONSTRAINT "counter_acts_supervisor_id_people_id_fk" FOREIGN KEY ("supervisor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_acts" ADD CONSTRAINT "counter_acts_undoes_counter_acts_id_fk" FOREIGN KEY ("undoes") REFERENCES "public"."counter_acts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_visits" ADD CONSTRAINT "counter_visits_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_visits" ADD CONSTRAINT "counter_visits_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_drafts" ADD CONSTRAINT "terms_drafts_published_version_terms_versions_version_fk" FOREIGN KEY ("published_version") REFERENCES "public"."terms_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "top_up_orders" ADD CONSTRAINT "top_up_orders_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "addresses_public_id_once" ON "addresses" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "addresses_of" ON "addresses" USING btree ("person_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_public_id_once" ON "approvals" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "approvals_waiting" ON "approvals" USING btree ("id") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_waiting_a_dispute" ON "approvals" USING btree ("dispute_id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "approvals_of" ON "approvals" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "checkpoint_leaves_of" ON "checkpoint_leaves" USING btree ("first_member");--> statement-breakpoint
CREATE UNIQUE INDEX "checkpoints_leaf_set_once" ON "checkpoints" USING btree ("leaf_set");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_checks_public_id_once" ON "ledger_checks" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_checks_one_at_a_time" ON "ledger_checks" USING btree ((true)) WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_public_id_once" ON "attachments" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "attachments_of" ON "attachments" USING btree ("step_id");--> statement-breakpoint
CREATE INDEX "dispute_steps_of" ON "dispute_steps" USING btree ("dispute_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_public_id_once" ON "disputes" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_open_a_line" ON "disputes" USING btree ("member_id","journal_version") WHERE state in ('open', 'asked');--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_open_a_purchase" ON "disputes" USING btree ("member_id","purchase_id") WHERE state in ('open', 'asked');--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_open_a_receipt" ON "disputes" USING btree ("member_id","receipt_hash") WHERE state in ('open', 'asked');--> statement-breakpoint
CREATE INDEX "disputes_of" ON "disputes" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "disputes_waiting" ON "disputes" USING btree ("answer_by","id") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_public_id_once" ON "feedback" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_once_a_purchase" ON "feedback" USING btree ("purchase_id");--> statement-breakpoint
CREATE UNIQUE INDEX "feedback_once_a_redemption" ON "feedback" USING btree ("redemption_id");--> statement-breakpoint
CREATE INDEX "feedback_of_member" ON "feedback" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "feedback_of_reward" ON "feedback" USING btree ("reward_id","id");--> statement-breakpoint
CREATE INDEX "feedback_of_store" ON "feedback" USING btree ("store","id");--> statement-breakpoint
CREATE UNIQUE INDEX "fulfilment_batches_public_id_once" ON "fulfilment_batches" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "fulfilment_rows_waiting" ON "fulfilment_rows" USING btree ("batch_id","place") WHERE outcome is null;--> statement-breakpoint
CREATE UNIQUE INDEX "gifts_public_id_once" ON "gifts" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gifts_token_once" ON "gifts" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "gifts_of_member" ON "gifts" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "gifts_to_return" ON "gifts" USING btree ("until_") WHERE "gifts"."state" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "notices_reason_once" ON "notices" USING btree ("member_id","reason");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_public_id_once" ON "notices" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "notices_of" ON "notices" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("member_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "pool_members_public_id_once" ON "pool_members" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "pool_members_in_one_pool" ON "pool_members" USING btree ("member_id") WHERE "pool_members"."state" = 'joined';--> statement-breakpoint
CREATE UNIQUE INDEX "pool_members_invited_once" ON "pool_members" USING btree ("pool_id","member_id") WHERE "pool_members"."state" in ('invited','joined');--> statement-breakpoint
CREATE INDEX "pool_members_of_member" ON "pool_members" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "redemption_moves_of" ON "redemption_moves" USING btree ("redemption_id","id");--> statement-breakpoint
CREATE INDEX "referrals_by" ON "referrals" USING btree ("referrer_id");--> statement-breakpoint
CREATE INDEX "referrals_to_look_at" ON "referrals" USING btree ("look_at") WHERE "referrals"."state" = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_refunds_key_once" ON "waiting_refunds" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "waiting_refunds_public_id_once" ON "waiting_refunds" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "waiting_refunds_of_sale" ON "waiting_refunds" USING btree ("purchase_key");--> statement-breakpoint
CREATE UNIQUE INDEX "replays_public_id_once" ON "replays" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "replays_one_under_way_for_a_draft" ON "replays" USING btree ("draft_id") WHERE "replays"."state" in ('waiting','running');--> statement-breakpoint
CREATE INDEX "replays_of_draft" ON "replays" USING btree ("draft_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "reward_dates_public_id_once" ON "reward_dates" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "reward_dates_of" ON "reward_dates" USING btree ("reward_id","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "counter_acts_public_id_once" ON "counter_acts" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "counter_acts_record_a_receipt_once" ON "counter_acts" USING btree ("receipt","attempt") WHERE kind = 'purchase' and state <> 'refused';--> statement-breakpoint
CREATE UNIQUE INDEX "counter_acts_are_undone_once" ON "counter_acts" USING btree ("undoes") WHERE state <> 'refused';--> statement-breakpoint
CREATE INDEX "counter_acts_of" ON "counter_acts" USING btree ("shift_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "counter_visits_public_id_once" ON "counter_visits" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "counter_visits_take_a_step_once" ON "counter_visits" USING btree ("session_id","step");--> statement-breakpoint
CREATE INDEX "counter_visits_of" ON "counter_visits" USING btree ("shift_id","member_id","ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "shifts_public_id_once" ON "shifts" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shifts_one_open_a_cashier" ON "shifts" USING btree ("person_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "shifts_of" ON "shifts" USING btree ("person_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "stores_public_id_once" ON "stores" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stores_code_once" ON "stores" USING btree (lower("code"));--> statement-breakpoint
CREATE UNIQUE INDEX "terms_drafts_public_id_once" ON "terms_drafts" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "terms_drafts_published_once" ON "terms_drafts" USING btree ("published_version");--> statement-breakpoint
CREATE INDEX "terms_drafts_open" ON "terms_drafts" USING btree ("state","id");--> statement-breakpoint
CREATE UNIQUE INDEX "wishes_public_id_once" ON "wishes" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "wishes_one_for_each_purpose" ON "wishes" USING btree ("member_id","purpose") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "wishes_to_look_at" ON "wishes" USING btree ("id") WHERE ended_at is null and paused_at is null;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_merged_into_members_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_date_id_reward_dates_id_fk" FOREIGN KEY ("date_id") REFERENCES "public"."reward_dates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "events_refunds_of_sale" ON "events" USING btree (("data" ->> 'purchase')) WHERE "events"."kind" = 'refund';--> statement-breakpoint
CREATE INDEX "members_merged_into" ON "members" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
CREATE INDEX "redemptions_of_date" ON "redemptions" USING btree ("date_id") WHERE date_id is not null;--> statement-breakpoint
CREATE INDEX "redemptions_under_way" ON "redemptions" USING btree ("state","id") WHERE state in ('processing', 'shipped', 'held', 'booked');--> statement-breakpoint
CREATE UNIQUE INDEX "reward_prices_one_to_come" ON "reward_prices" USING btree ("reward_id") WHERE not is_in_force;--> statement-breakpoint
CREATE INDEX "redemptions_to_expire" ON "redemptions" USING btree ("expires_at") WHERE state in ('ready', 'booked') and expires_at is not null;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_kind_known" CHECK ("events"."kind" in ('purchase','redemption','cancellation','use','adjustment','opening','refund','release','engagement','transfer','pool','merge','wish','gift'));--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_merged_lead_somewhere" CHECK ((state = 'merged') = (merged_into is not null) and merged_into <> id);--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_given_back_are_restored" CHECK (("redemptions"."state" in ('cancelled', 'failed')) = ("redemptions"."restored_version" is not null));--> statement-breakpoint
ALTER TABLE "reward_prices" ADD CONSTRAINT "reward_prices_to_come_are_announced" CHECK ("reward_prices"."is_in_force" or "reward_prices"."announced_at" is not null);--> statement-breakpoint
ALTER TABLE "reward_prices" ADD CONSTRAINT "reward_prices_announced_ahead" CHECK ("reward_prices"."announced_at" is null or "reward_prices"."announced_at" < "reward_prices"."since");