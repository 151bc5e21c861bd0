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
ALTER TABLE "events" DROP CONSTRAINT "events_kind_known";--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_drafts" ADD CONSTRAINT "terms_drafts_published_version_terms_versions_version_fk" FOREIGN KEY ("published_version") REFERENCES "public"."terms_versions"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_reason_once" ON "notices" USING btree ("member_id","reason");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_public_id_once" ON "notices" USING btree ("public_id");--> statement-breakpoint
CREATE INDEX "notices_of" ON "notices" USING btree ("member_id","id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("member_id") WHERE read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "terms_drafts_public_id_once" ON "terms_drafts" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "terms_drafts_published_once" ON "terms_drafts" USING btree ("published_version");--> statement-breakpoint
CREATE INDEX "terms_drafts_open" ON "terms_drafts" USING btree ("state","id");--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_kind_known" CHECK ("events"."kind" in ('purchase','redemption','cancellation','use','adjustment','opening','refund','engagement','transfer','pool','merge'));