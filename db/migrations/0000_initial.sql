CREATE TABLE "trail" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "trail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" bigint,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"is_demonstration" boolean DEFAULT false NOT NULL,
	"clock_ahead_ms" bigint DEFAULT 0 NOT NULL,
	"programme_name" text DEFAULT 'Setia' NOT NULL,
	"zone" text DEFAULT 'Asia/Jakarta' NOT NULL,
	"currency" text DEFAULT 'IDR' NOT NULL,
	"unit_names" jsonb DEFAULT '{"id":"poin","en":"points"}'::jsonb NOT NULL,
	"brand" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"migrated_to" text,
	"migrated_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_is_one_row" CHECK ("installation"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"member_id" bigint NOT NULL,
	"key" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"external_id" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"position" bigint NOT NULL,
	"total_minor" bigint,
	"currency" text,
	"channel" text,
	"store" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" jsonb NOT NULL,
	"journal_version" integer,
	"nothing_because" text,
	CONSTRAINT "events_purchase_has_an_amount" CHECK ("events"."kind" <> 'purchase' or ("events"."total_minor" is not null and "events"."currency" is not null)),
	CONSTRAINT "events_kind_known" CHECK ("events"."kind" in ('purchase','redemption','cancellation','use','adjustment','opening'))
);
--> statement-breakpoint
CREATE TABLE "journals" (
	"member_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"points" bigint NOT NULL,
	"tier_points" bigint NOT NULL,
	"balance_after" bigint NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"position" bigint NOT NULL,
	"source" text NOT NULL,
	"terms_version" integer NOT NULL,
	"idempotency_key" "bytea",
	"changes" text NOT NULL,
	"trace" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"seal" "bytea" NOT NULL,
	CONSTRAINT "journals_version_once" PRIMARY KEY("member_id","version"),
	CONSTRAINT "journals_version_from_one" CHECK ("journals"."version" >= 1),
	CONSTRAINT "journals_balance_never_negative" CHECK ("journals"."balance_after" >= 0),
	CONSTRAINT "journals_kind_known" CHECK ("journals"."kind" in ('opening','earned','referral','gift','redeemed','restored','refunded','lapsed','extended','adjusted','transferred_in','transferred_out','pooled','merged','tier_moved'))
);
--> statement-breakpoint
CREATE TABLE "lots" (
	"member_id" bigint NOT NULL,
	"born" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"points" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"available_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"terms_version" integer NOT NULL,
	CONSTRAINT "lots_born_once" PRIMARY KEY("member_id","born","ordinal"),
	CONSTRAINT "lots_never_overdrawn" CHECK ("lots"."remaining" >= 0 and "lots"."remaining" <= "lots"."points"),
	CONSTRAINT "lots_hold_something" CHECK ("lots"."points" > 0),
	CONSTRAINT "lots_kind_known" CHECK ("lots"."kind" in ('base','bonus'))
);
--> statement-breakpoint
CREATE TABLE "terms_versions" (
	"version" integer PRIMARY KEY NOT NULL,
	"document" jsonb NOT NULL,
	"effective_from" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_by" bigint,
	"is_live" boolean DEFAULT true NOT NULL,
	CONSTRAINT "terms_version_from_one" CHECK ("terms_versions"."version" >= 1)
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "members_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"kind" text DEFAULT 'person' NOT NULL,
	"state" text NOT NULL,
	"person_id" bigint,
	"external_id" text,
	"number" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_active_belong_to_a_person" CHECK (state <> 'active' or kind = 'pool' or person_id is not null)
);
--> statement-breakpoint
CREATE TABLE "wallets" (
	"member_id" bigint PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"stamp" integer DEFAULT 0 NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	"tier_points" bigint DEFAULT 0 NOT NULL,
	"debt" bigint DEFAULT 0 NOT NULL,
	"tier" text,
	"tier_until" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"next_change_at" timestamp with time zone,
	"head" "bytea",
	CONSTRAINT "wallets_never_negative" CHECK ("wallets"."balance" >= 0 and "wallets"."debt" >= 0 and "wallets"."tier_points" >= 0),
	CONSTRAINT "wallets_with_lines_have_a_head" CHECK (("wallets"."version" = 0) = ("wallets"."head" is null))
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reason" text NOT NULL,
	"person_id" bigint,
	"channel" text NOT NULL,
	"template" text NOT NULL,
	"content_version" text NOT NULL,
	"state" text NOT NULL,
	"job_id" text NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"error" text,
	CONSTRAINT "deliveries_sent_have_a_time" CHECK (("deliveries"."state" = 'sent') = ("deliveries"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "mailbox_mails" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailbox_mails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"to_" text NOT NULL,
	"subject" text NOT NULL,
	"text_" text NOT NULL,
	"html" text NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reason" text NOT NULL,
	"task" text NOT NULL,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"pool_id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"state" text NOT NULL,
	"name" text,
	"wrapped_key" "bytea",
	"email_cipher" "bytea",
	"email_hash" "bytea",
	"email_verified_at" timestamp with time zone,
	"phone_cipher" "bytea",
	"phone_hash" "bytea",
	"birthday_cipher" "bytea",
	"address_cipher" "bytea",
	"locale" text DEFAULT 'id' NOT NULL,
	"zone" text,
	"role" text,
	"referred_by" bigint,
	"password_hash" text,
	"password_changed_at" timestamp with time zone,
	"failures_in_a_row" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_erased_hold_nothing" CHECK (state <> 'erased' or (name is null and wrapped_key is null and email_hash is null and phone_hash is null)),
	CONSTRAINT "people_active_verified_their_email" CHECK (state not in ('active', 'locked') or email_verified_at is not null)
);
--> statement-breakpoint
CREATE TABLE "redemptions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "redemptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"member_id" bigint NOT NULL,
	"reward_id" bigint NOT NULL,
	"state" text NOT NULL,
	"quantity" integer NOT NULL,
	"points" bigint NOT NULL,
	"journal_version" integer NOT NULL,
	"restored_version" integer,
	"code_cipher" "bytea",
	"code_hash" "bytea",
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"cancellable_until" timestamp with time zone,
	"used_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"expired_at" timestamp with time zone,
	"position" bigint NOT NULL,
	CONSTRAINT "redemptions_quantity_positive" CHECK ("redemptions"."quantity" > 0 and "redemptions"."points" > 0),
	CONSTRAINT "redemptions_cancelled_gave_back" CHECK (("redemptions"."state" = 'cancelled') = ("redemptions"."restored_version" is not null)),
	CONSTRAINT "redemptions_state_known" CHECK ("redemptions"."state" in ('ready','processing','shipped','delivered','booked','used','done','expired','cancelled','failed','held'))
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pictures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"mime" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint,
	CONSTRAINT "pictures_are_small" CHECK (octet_length("pictures"."bytes") <= 5242880)
);
--> statement-breakpoint
CREATE TABLE "reward_codes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reward_codes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"reward_id" bigint NOT NULL,
	"cipher" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"redemption_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" bigint
);
--> statement-breakpoint
CREATE TABLE "reward_prices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reward_prices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reward_id" bigint NOT NULL,
	"points" bigint NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reward_stocks" (
	"reward_id" bigint PRIMARY KEY NOT NULL,
	"initial" bigint,
	"left_" bigint,
	"written_off" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_never_oversold" CHECK ("reward_stocks"."left_" >= 0 and "reward_stocks"."left_" <= "reward_stocks"."initial"),
	CONSTRAINT "stock_limited_or_not" CHECK (("reward_stocks"."left_" is null) = ("reward_stocks"."initial" is null))
);
--> statement-breakpoint
CREATE TABLE "rewards" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rewards_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"category" text NOT NULL,
	"texts" jsonb NOT NULL,
	"points" bigint NOT NULL,
	"value_minor" bigint,
	"currency" text DEFAULT 'IDR' NOT NULL,
	"per_member_limit" integer,
	"tier_required" text,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"valid_days" integer,
	"cancellable" boolean DEFAULT true NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"picture_id" bigint,
	"featured" integer DEFAULT 0 NOT NULL,
	"published_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rewards_cost_something" CHECK ("rewards"."points" > 0),
	CONSTRAINT "rewards_end_after_they_start" CHECK ("rewards"."ends_at" is null or "rewards"."starts_at" is null or "rewards"."ends_at" > "rewards"."starts_at"),
	CONSTRAINT "rewards_limit_positive" CHECK ("rewards"."per_member_limit" is null or "rewards"."per_member_limit" > 0),
	CONSTRAINT "rewards_kind_known" CHECK ("rewards"."kind" in ('merchandise','gift_card','experience','discount','cash_back','recognition','points','sample','made_for_you','donation','training','access','travel','digital','top_up','referral'))
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "challenges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"token_hash" "bytea" NOT NULL,
	"person_id" bigint NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"email_code_hash" "bytea",
	"email_code_sent_at" timestamp with time zone,
	"mailbox_proven_at" timestamp with time zone,
	"return_to" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"passed_at" timestamp with time zone,
	CONSTRAINT "challenges_five_tries" CHECK ("challenges"."tries" <= 5)
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"purpose" text NOT NULL,
	"policy_version" text NOT NULL,
	"locale" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "recovery_codes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"person_id" bigint NOT NULL,
	"strength" text NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"device_hash" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"proven_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_because" text
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" "bytea" NOT NULL,
	"window_ends_at" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "throttles_key" PRIMARY KEY("key")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"person_id" bigint NOT NULL,
	"strength" text,
	"proven_at" timestamp with time zone,
	"device" text DEFAULT '' NOT NULL,
	"device_hash" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "totp_factors" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "totp_factors_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"secret_cipher" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journals" ADD CONSTRAINT "journals_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lots" ADD CONSTRAINT "lots_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallets" ADD CONSTRAINT "wallets_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_codes" ADD CONSTRAINT "reward_codes_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_prices" ADD CONSTRAINT "reward_prices_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_stocks" ADD CONSTRAINT "reward_stocks_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trail_subject" ON "trail" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "trail_actor" ON "trail" USING btree ("actor_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_key_once" ON "events" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "events_public_id_once" ON "events" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "events_member" ON "events" USING btree ("member_id","position");--> statement-breakpoint
CREATE INDEX "journals_recorded" ON "journals" USING brin ("recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "members_public_id_once" ON "members" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_external_id_once" ON "members" USING btree ("external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "members_number_once" ON "members" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "members_person_once" ON "members" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_reason_once" ON "deliveries" USING btree ("reason");--> statement-breakpoint
CREATE INDEX "deliveries_of" ON "deliveries" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_reason_once" ON "outbox" USING btree ("reason");--> statement-breakpoint
CREATE UNIQUE INDEX "people_public_id_once" ON "people" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_once" ON "people" USING btree ("email_hash") WHERE state in ('active', 'locked', 'unclaimed');--> statement-breakpoint
CREATE INDEX "people_phone" ON "people" USING btree ("phone_hash");--> statement-breakpoint
CREATE INDEX "people_name_trigrams" ON "people" USING gin (lower(name) gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "redemptions_public_id_once" ON "redemptions" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "redemptions_code_once" ON "redemptions" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "redemptions_of_member" ON "redemptions" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "redemptions_of_reward" ON "redemptions" USING btree ("reward_id","id");--> statement-breakpoint
CREATE INDEX "redemptions_to_expire" ON "redemptions" USING btree ("expires_at") WHERE state = 'ready' and expires_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "pictures_public_id_once" ON "pictures" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reward_codes_public_id_once" ON "reward_codes" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reward_codes_once" ON "reward_codes" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "reward_codes_free" ON "reward_codes" USING btree ("reward_id","id") WHERE redemption_id is null;--> statement-breakpoint
CREATE INDEX "reward_codes_taken" ON "reward_codes" USING btree ("redemption_id") WHERE redemption_id is not null;--> statement-breakpoint
CREATE INDEX "reward_prices_of" ON "reward_prices" USING btree ("reward_id","since");--> statement-breakpoint
CREATE UNIQUE INDEX "rewards_public_id_once" ON "rewards" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "rewards_listed" ON "rewards" USING btree ("state","featured","id");--> statement-breakpoint
CREATE UNIQUE INDEX "challenges_token_once" ON "challenges" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "consents_of" ON "consents" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_codes_once" ON "recovery_codes" USING btree ("person_id","hash");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_public_id_once" ON "sessions" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "sessions_of" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tokens_once" ON "tokens" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "tokens_of" ON "tokens" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "totp_confirmed_once" ON "totp_factors" USING btree ("person_id") WHERE confirmed_at is not null;--> statement-breakpoint
CREATE INDEX "totp_of" ON "totp_factors" USING btree ("person_id");