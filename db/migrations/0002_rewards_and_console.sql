CREATE TABLE "catalogue_batches" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "catalogue_batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"wish" jsonb,
	"undoes" bigint,
	"asked_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone,
	"begun_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "catalogue_batches_end_after_they_begin" CHECK ("catalogue_batches"."finished_at" is null or "catalogue_batches"."begun_at" is not null),
	CONSTRAINT "catalogue_batches_are_whole_when_begun" CHECK ("catalogue_batches"."begun_at" is null or "catalogue_batches"."ready_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "catalogue_rows" (
	"batch_id" bigint NOT NULL,
	"place" integer NOT NULL,
	"reward" uuid,
	"label" text NOT NULL,
	"version" integer,
	"change" jsonb,
	"before" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"after" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" text,
	"problems" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "catalogue_rows_once" PRIMARY KEY("batch_id","place"),
	CONSTRAINT "catalogue_rows_are_small" CHECK (length("catalogue_rows"."label") <= 200 and length("catalogue_rows"."outcome") between 1 and 40),
	CONSTRAINT "catalogue_rows_wait_for_something" CHECK ("catalogue_rows"."outcome" is not null or "catalogue_rows"."change" is not null)
);
--> statement-breakpoint
CREATE TABLE "reward_plans" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reward_plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"reward_id" bigint NOT NULL,
	"takes_effect_at" timestamp with time zone NOT NULL,
	"edit" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"picture_id" bigint,
	"rises_to" bigint,
	"before" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"after" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"refusal" text,
	"planned_by" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" bigint,
	CONSTRAINT "reward_plans_end_once" CHECK (("reward_plans"."state" = 'planned') = ("reward_plans"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "code_import_lines" (
	"import_id" bigint NOT NULL,
	"line" integer NOT NULL,
	"cipher" "bytea",
	"hash" "bytea",
	"public_id" uuid NOT NULL,
	"ends_at" timestamp with time zone,
	"outcome" text,
	"first" integer,
	CONSTRAINT "code_import_lines_once" PRIMARY KEY("import_id","line"),
	CONSTRAINT "code_import_lines_with_a_code_or_why_not" CHECK ("code_import_lines"."outcome" is not null or ("code_import_lines"."cipher" is not null and "code_import_lines"."hash" is not null))
);
--> statement-breakpoint
CREATE TABLE "code_imports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "code_imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"reward_id" bigint NOT NULL,
	"state" text DEFAULT 'reading' NOT NULL,
	"asked_by" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"rows" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"duplicates" integer DEFAULT 0 NOT NULL,
	"faults" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "code_imports_end" CHECK (("code_imports"."state" in ('reading', 'waiting')) = ("code_imports"."finished_at" is null))
);
--> statement-breakpoint
CREATE TABLE "distributions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "distributions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"tier" text,
	"reward_id" bigint NOT NULL,
	"each_" text NOT NULL,
	"conditions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"days_before" integer DEFAULT 0 NOT NULL,
	"pick_up_days" integer DEFAULT 30 NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"is_on" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "distributions_occasion_known" CHECK ("distributions"."occasion" in ('birthday','tier_up','anniversary','criteria')),
	CONSTRAINT "distributions_of_a_tier" CHECK (("distributions"."occasion" = 'tier_up') = ("distributions"."tier" is not null)),
	CONSTRAINT "distributions_each_known" CHECK ("distributions"."each_" in ('ever','year','month')),
	CONSTRAINT "distributions_days_of_the_year_once_a_year" CHECK ("distributions"."occasion" not in ('birthday','anniversary') or "distributions"."each_" = 'year'),
	CONSTRAINT "distributions_days_within_reason" CHECK ("distributions"."days_before" between 0 and 30 and "distributions"."pick_up_days" between 1 and 365),
	CONSTRAINT "distributions_end_after_they_start" CHECK ("distributions"."ends_on" is null or "distributions"."ends_on" >= "distributions"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "presents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "presents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"distribution_id" bigint NOT NULL,
	"member_id" bigint NOT NULL,
	"reward_id" bigint NOT NULL,
	"because" text NOT NULL,
	"of_" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp with time zone,
	"redemption_id" bigint,
	CONSTRAINT "presents_given_or_offered" CHECK ("presents"."redemption_id" is not null or "presents"."ends_at" is not null),
	CONSTRAINT "presents_because_known" CHECK ("presents"."because" in ('birthday','tier_up','anniversary','criteria'))
);
--> statement-breakpoint
CREATE TABLE "favourites" (
	"member_id" bigint NOT NULL,
	"reward_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "favourites_once" PRIMARY KEY("member_id","reward_id")
);
--> statement-breakpoint
CREATE TABLE "stock_waits" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_waits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"member_id" bigint NOT NULL,
	"reward_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "note_wordings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "note_wordings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"note_id" bigint NOT NULL,
	"number" integer NOT NULL,
	"words_cipher" "bytea" NOT NULL,
	"sealed_under" text NOT NULL,
	"author_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "note_wordings_count_from_one" CHECK ("note_wordings"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"member_id" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"pinned_at" timestamp with time zone,
	"removed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resends" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "resends_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"member_id" bigint NOT NULL,
	"template" text NOT NULL,
	"redemption_id" bigint,
	"reason_cipher" "bytea" NOT NULL,
	"sealed_under" text NOT NULL,
	"asked_by" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resends_known" CHECK ("resends"."template" in ('welcome','verify-email','redeemed')),
	CONSTRAINT "resends_of_a_redemption_name_it" CHECK (("resends"."template" = 'redeemed') = ("resends"."redemption_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "reward_kind_rules" (
	"kind" text PRIMARY KEY NOT NULL,
	"takes_codes" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opening_views" (
	"person_id" bigint NOT NULL,
	"list" text NOT NULL,
	"view_id" bigint NOT NULL,
	CONSTRAINT "opening_views_one_a_list" PRIMARY KEY("person_id","list")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"owner_id" bigint NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_have_a_name" CHECK (length("saved_views"."name") between 1 and 60 and length("saved_views"."query") <= 500)
);
--> statement-breakpoint
CREATE TABLE "setup" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"owner_id" bigint NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"began_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" bigint,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "setup_is_one_row" CHECK ("setup"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "setup_codes" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"salt" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "setup_codes_is_one_row" CHECK ("setup_codes"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "deactivations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deactivations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"role" text NOT NULL,
	"deactivated_by" bigint NOT NULL,
	"deactivated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_invitations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"person_id" bigint NOT NULL,
	"invited_by" bigint NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"times_sent" integer DEFAULT 1 NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "staff_invitations_end_once" CHECK ("staff_invitations"."accepted_at" is null or "staff_invitations"."withdrawn_at" is null)
);
--> statement-breakpoint
CREATE TABLE "viewings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "viewings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"member_id" bigint NOT NULL,
	"staff_id" bigint NOT NULL,
	"reason_cipher" "bytea" NOT NULL,
	"sealed_under" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"until_" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "redemptions" DROP CONSTRAINT "redemptions_quantity_positive";--> statement-breakpoint
DROP INDEX "reward_codes_free";--> statement-breakpoint
ALTER TABLE "installation" ALTER COLUMN "unit_names" SET DEFAULT '{"id":"poin","en":"points","enOne":"point"}'::jsonb;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "locale" text DEFAULT 'id' NOT NULL;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "mail_name" text;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "mail_address" text;--> statement-breakpoint
ALTER TABLE "reward_dates" ADD COLUMN "called_off_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reward_dates" ADD COLUMN "called_off_by" bigint;--> statement-breakpoint
ALTER TABLE "reward_dates" ADD COLUMN "called_off_because" text;--> statement-breakpoint
ALTER TABLE "reward_dates" ADD COLUMN "choose_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reward_dates" ADD COLUMN "give_back_batch" uuid;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "focus_x" smallint DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "focus_y" smallint DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE "pictures" ADD COLUMN "zoom" smallint DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "reward_codes" ADD COLUMN "ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reward_codes" ADD COLUMN "written_off_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reward_codes" ADD COLUMN "import_id" bigint;--> statement-breakpoint
ALTER TABLE "reward_codes" ADD COLUMN "line" integer;--> statement-breakpoint
ALTER TABLE "reward_stocks" ADD COLUMN "total_left" bigint;--> statement-breakpoint
ALTER TABLE "reward_stocks" ADD COLUMN "left_rank" integer GENERATED ALWAYS AS (case when left_ is null then 1000 when left_ <= 100 then left_::integer else 100 + floor(20 * ln(left_ / 100.0))::integer end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "reward_stocks" ADD COLUMN "low_at" bigint;--> statement-breakpoint
ALTER TABLE "reward_stocks" ADD COLUMN "low_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reward_stocks" ADD COLUMN "next_code_ends_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "sku" text;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "gates" jsonb DEFAULT '{"limitPer":"ever","totalLimit":null,"segments":[],"isHidden":false,"early":null,"provinces":[]}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_rows" ADD CONSTRAINT "catalogue_rows_batch_id_catalogue_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."catalogue_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_plans" ADD CONSTRAINT "reward_plans_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_plans" ADD CONSTRAINT "reward_plans_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_import_lines" ADD CONSTRAINT "code_import_lines_import_id_code_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."code_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_imports" ADD CONSTRAINT "code_imports_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distributions" ADD CONSTRAINT "distributions_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presents" ADD CONSTRAINT "presents_distribution_id_distributions_id_fk" FOREIGN KEY ("distribution_id") REFERENCES "public"."distributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presents" ADD CONSTRAINT "presents_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presents" ADD CONSTRAINT "presents_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presents" ADD CONSTRAINT "presents_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_waits" ADD CONSTRAINT "stock_waits_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_waits" ADD CONSTRAINT "stock_waits_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_wordings" ADD CONSTRAINT "note_wordings_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resends" ADD CONSTRAINT "resends_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resends" ADD CONSTRAINT "resends_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_views" ADD CONSTRAINT "opening_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_views" ADD CONSTRAINT "opening_views_view_id_saved_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."saved_views"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup" ADD CONSTRAINT "setup_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deactivations" ADD CONSTRAINT "deactivations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_invitations" ADD CONSTRAINT "staff_invitations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewings" ADD CONSTRAINT "viewings_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "catalogue_batches_public_id_once" ON "catalogue_batches" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "catalogue_batches_taken_back_once" ON "catalogue_batches" USING btree ("undoes") WHERE begun_at is not null;--> statement-breakpoint
CREATE INDEX "catalogue_batches_never_begun" ON "catalogue_batches" USING btree ("created_at") WHERE begun_at is null;--> statement-breakpoint
CREATE INDEX "catalogue_rows_waiting" ON "catalogue_rows" USING btree ("batch_id","place") WHERE outcome is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reward_plans_public_id_once" ON "reward_plans" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "reward_plans_of" ON "reward_plans" USING btree ("reward_id","takes_effect_at");--> statement-breakpoint
CREATE INDEX "reward_plans_to_come" ON "reward_plans" USING btree ("takes_effect_at","id") WHERE state = 'planned';--> statement-breakpoint
CREATE UNIQUE INDEX "code_imports_public_id_once" ON "code_imports" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "code_imports_of_reward" ON "code_imports" USING btree ("reward_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "distributions_public_id_once" ON "distributions" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "presents_public_id_once" ON "presents" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "presents_once_for_each_occasion" ON "presents" USING btree ("distribution_id","member_id","of_");--> statement-breakpoint
CREATE UNIQUE INDEX "presents_redemption_once" ON "presents" USING btree ("redemption_id") WHERE redemption_id is not null;--> statement-breakpoint
CREATE INDEX "presents_of_member" ON "presents" USING btree ("member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_waits_once_at_a_time" ON "stock_waits" USING btree ("member_id","reward_id") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "stock_waits_of_reward" ON "stock_waits" USING btree ("reward_id","id") WHERE told_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "note_wordings_once" ON "note_wordings" USING btree ("note_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "notes_public_id_once" ON "notes" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "notes_of" ON "notes" USING btree ("member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "resends_public_id_once" ON "resends" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "resends_of" ON "resends" USING btree ("member_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_public_id_once" ON "saved_views" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name_once" ON "saved_views" USING btree ("owner_id","list",lower("name"));--> statement-breakpoint
CREATE INDEX "saved_views_shared" ON "saved_views" USING btree ("list") WHERE is_shared;--> statement-breakpoint
CREATE UNIQUE INDEX "deactivations_one_open" ON "deactivations" USING btree ("person_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "staff_invitations_public_id_once" ON "staff_invitations" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_invitations_token_once" ON "staff_invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "staff_invitations_open" ON "staff_invitations" USING btree ("id") WHERE accepted_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "viewings_public_id_once" ON "viewings" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "viewings_of" ON "viewings" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "trail_sort" ON "trail" USING btree (split_part(subject, ':', 1),"id");--> statement-breakpoint
CREATE INDEX "trail_action" ON "trail" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "trail_at" ON "trail" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "disputes_decided" ON "disputes" USING btree ("decided_at","id") WHERE decided_at is not null;--> statement-breakpoint
CREATE INDEX "disputes_by_state" ON "disputes" USING btree ("state","answer_by","id");--> statement-breakpoint
CREATE INDEX "members_joined" ON "members" USING brin ("joined_at");--> statement-breakpoint
CREATE INDEX "members_by_state" ON "members" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "wallets_of_tier" ON "wallets" USING btree ("tier","member_id");--> statement-breakpoint
CREATE INDEX "people_staff" ON "people" USING btree ("id") WHERE role is not null;--> statement-breakpoint
CREATE INDEX "people_name_begins" ON "people" USING btree (lower(name) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "redemptions_created" ON "redemptions" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "redemptions_waiting" ON "redemptions" USING btree ("id") WHERE state in ('processing', 'shipped', 'held', 'booked');--> statement-breakpoint
CREATE INDEX "waiting_refunds_waiting" ON "waiting_refunds" USING btree ("id") WHERE taken_at is null;--> statement-breakpoint
CREATE INDEX "waiting_refunds_received" ON "waiting_refunds" USING btree ("received_at") WHERE taken_at is null;--> statement-breakpoint
CREATE INDEX "reward_dates_called_off" ON "reward_dates" USING btree ("choose_until") WHERE called_off_at is not null and give_back_batch is null;--> statement-breakpoint
CREATE INDEX "reward_codes_to_give" ON "reward_codes" USING btree ("reward_id","ends_at","id") WHERE redemption_id is null and written_off_at is null;--> statement-breakpoint
CREATE INDEX "reward_codes_of_import" ON "reward_codes" USING btree ("import_id","line") WHERE import_id is not null;--> statement-breakpoint
CREATE INDEX "reward_stocks_by_rank" ON "reward_stocks" USING btree ("left_rank","reward_id");--> statement-breakpoint
CREATE INDEX "reward_stocks_low" ON "reward_stocks" USING btree ("low_since") WHERE low_since is not null;--> statement-breakpoint
CREATE INDEX "reward_stocks_with_codes_to_end" ON "reward_stocks" USING btree ("next_code_ends_at") WHERE next_code_ends_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "rewards_sku_once" ON "rewards" USING btree ("sku");--> statement-breakpoint
CREATE INDEX "rewards_by_state" ON "rewards" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "rewards_by_kind" ON "rewards" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "rewards_by_category" ON "rewards" USING btree ("category","id");--> statement-breakpoint
CREATE INDEX "rewards_by_points" ON "rewards" USING btree ("points","id");--> statement-breakpoint
CREATE INDEX "rewards_by_end" ON "rewards" USING btree (coalesce(ends_at, 'infinity'),"id");--> statement-breakpoint
CREATE INDEX "rewards_by_name_id" ON "rewards" USING btree (lower(texts -> 'id' ->> 'name') collate "C","id");--> statement-breakpoint
CREATE INDEX "rewards_by_name_en" ON "rewards" USING btree (lower(texts -> 'en' ->> 'name') collate "C","id");--> statement-breakpoint
CREATE INDEX "rewards_words_trigrams" ON "rewards" USING gin (lower(coalesce(texts -> 'id' ->> 'name', '') || ' ' || coalesce(texts -> 'en' ->> 'name', '') || ' ' || category || ' ' || coalesce(sku, '')) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "rewards_untranslated" ON "rewards" USING btree ("id") WHERE ((texts -> 'id' ->> 'name' = '') <> (texts -> 'en' ->> 'name' = '')
      or (texts -> 'id' ->> 'summary' = '') <> (texts -> 'en' ->> 'summary' = '')
      or (texts -> 'id' ->> 'howToUse' = '') <> (texts -> 'en' ->> 'howToUse' = '')
      or (texts -> 'id' ->> 'conditions' = '') <> (texts -> 'en' ->> 'conditions' = ''));--> statement-breakpoint
ALTER TABLE "installation" ADD CONSTRAINT "installation_has_a_name" CHECK ("installation"."programme_name" <> '');--> statement-breakpoint
ALTER TABLE "redemptions" ADD CONSTRAINT "redemptions_quantity_positive" CHECK ("redemptions"."quantity" > 0 and "redemptions"."points" >= 0);--> statement-breakpoint
ALTER TABLE "reward_dates" ADD CONSTRAINT "reward_dates_called_off_are_closed" CHECK ("reward_dates"."called_off_at" is null or not "reward_dates"."is_open");--> statement-breakpoint
ALTER TABLE "reward_dates" ADD CONSTRAINT "reward_dates_called_off_say_all" CHECK (("reward_dates"."called_off_at" is null) = ("reward_dates"."called_off_by" is null) and ("reward_dates"."called_off_at" is null) = ("reward_dates"."choose_until" is null) and ("reward_dates"."called_off_at" is null) = ("reward_dates"."called_off_because" is null));--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_focus_within" CHECK ("pictures"."focus_x" between 0 and 100 and "pictures"."focus_y" between 0 and 100);--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_zoom_within" CHECK ("pictures"."zoom" between 100 and 300);--> statement-breakpoint
ALTER TABLE "reward_codes" ADD CONSTRAINT "reward_codes_written_off_are_nobodys" CHECK ("reward_codes"."written_off_at" is null or "reward_codes"."redemption_id" is null);--> statement-breakpoint
ALTER TABLE "reward_stocks" ADD CONSTRAINT "stock_low_at_something" CHECK ("reward_stocks"."low_at" > 0);--> statement-breakpoint
ALTER TABLE "reward_stocks" ADD CONSTRAINT "stock_never_beyond_the_total_limit" CHECK ("reward_stocks"."total_left" >= 0);--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_sku_is_short" CHECK (length("rewards"."sku") between 1 and 60);--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_gates_are_whole" CHECK ("rewards"."gates" ->> 'limitPer' in ('ever','year','month','week','day') and coalesce(("rewards"."gates" ->> 'totalLimit')::bigint > 0, true) and jsonb_typeof("rewards"."gates" -> 'segments') = 'array' and jsonb_typeof("rewards"."gates" -> 'provinces') = 'array' and jsonb_typeof("rewards"."gates" -> 'isHidden') = 'boolean');