CREATE TABLE "passkey_challenges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "passkey_challenges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"challenge" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"person_id" bigint,
	"bound_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "passkey_challenges_know_whom_they_ask" CHECK (("passkey_challenges"."purpose" = 'sign-in') = ("passkey_challenges"."person_id" is null))
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "passkeys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" uuid NOT NULL,
	"person_id" bigint NOT NULL,
	"credential_id" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] DEFAULT '{}'::text[] NOT NULL,
	"name_cipher" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "passkeys_counters_are_unsigned" CHECK ("passkeys"."counter" between 0 and 4294967295)
);
--> statement-breakpoint
CREATE TABLE "sign_in_refusals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_refusals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"person_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"because" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "code_reveals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "code_reveals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"redemption_id" bigint NOT NULL,
	"session_id" bigint NOT NULL,
	"factor" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"until_" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mailed_proofs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mailed_proofs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" bigint NOT NULL,
	"subject" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "mailed_proofs_five_tries" CHECK ("mailed_proofs"."tries" <= 5)
);
--> statement-breakpoint
CREATE TABLE "redemption_proofs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "redemption_proofs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"session_id" bigint NOT NULL,
	"reward_id" bigint NOT NULL,
	"points" bigint NOT NULL,
	"key" "bytea" NOT NULL,
	"factor" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"redemption_id" bigint,
	CONSTRAINT "redemption_proofs_used_for_something" CHECK (("redemption_proofs"."used_at" is null) = ("redemption_proofs"."redemption_id" is null)),
	CONSTRAINT "redemption_proofs_of_something" CHECK ("redemption_proofs"."points" > 0)
);
--> statement-breakpoint
ALTER TABLE "approvals" DROP CONSTRAINT "approvals_move_something";--> statement-breakpoint
ALTER TABLE "approvals" ADD COLUMN "merge_from" bigint;--> statement-breakpoint
ALTER TABLE "code_imports" ADD COLUMN "withdrawn" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "code_imports" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "code_imports" ADD COLUMN "withdrawn_by" bigint;--> statement-breakpoint
ALTER TABLE "code_imports" ADD COLUMN "withdrawn_because" text;--> statement-breakpoint
ALTER TABLE "distributions" ADD COLUMN "at_most" integer;--> statement-breakpoint
ALTER TABLE "installation" ADD COLUMN "languages" text[] DEFAULT '{id,en}' NOT NULL;--> statement-breakpoint
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_refusals" ADD CONSTRAINT "sign_in_refusals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_reveals" ADD CONSTRAINT "code_reveals_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_reveals" ADD CONSTRAINT "code_reveals_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailed_proofs" ADD CONSTRAINT "mailed_proofs_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption_proofs" ADD CONSTRAINT "redemption_proofs_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption_proofs" ADD CONSTRAINT "redemption_proofs_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption_proofs" ADD CONSTRAINT "redemption_proofs_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "passkey_challenges_once" ON "passkey_challenges" USING btree ("challenge");--> statement-breakpoint
CREATE INDEX "passkey_challenges_of" ON "passkey_challenges" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "passkey_challenges_run_out" ON "passkey_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_public_id_once" ON "passkeys" USING btree ("public_id");--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential_once" ON "passkeys" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_of" ON "passkeys" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_refusals_of" ON "sign_in_refusals" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "code_reveals_of" ON "code_reveals" USING btree ("redemption_id","session_id","until_");--> statement-breakpoint
CREATE INDEX "code_reveals_in" ON "code_reveals" USING btree ("session_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mailed_proofs_one_a_subject" ON "mailed_proofs" USING btree ("session_id","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "redemption_proofs_one_a_sheet" ON "redemption_proofs" USING btree ("session_id","key");--> statement-breakpoint
CREATE INDEX "redemption_proofs_of" ON "redemption_proofs" USING btree ("redemption_id") WHERE redemption_id is not null;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_merge_from_members_id_fk" FOREIGN KEY ("merge_from") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_waiting_a_merging" ON "approvals" USING btree ("merge_from") WHERE state = 'waiting';--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_move_something" CHECK ("approvals"."points" <> 0 or "approvals"."merge_from" is not null);--> statement-breakpoint
ALTER TABLE "code_imports" ADD CONSTRAINT "code_imports_withdrawn_of_those_added" CHECK ("code_imports"."withdrawn" between 0 and "code_imports"."added");--> statement-breakpoint
ALTER TABLE "code_imports" ADD CONSTRAINT "code_imports_withdrawn_with_a_reason" CHECK (("code_imports"."withdrawn" > 0) = ("code_imports"."withdrawn_at" is not null and "code_imports"."withdrawn_because" is not null));--> statement-breakpoint
ALTER TABLE "distributions" ADD CONSTRAINT "distributions_give_at_least_one" CHECK ("distributions"."at_most" is null or "distributions"."at_most" > 0);--> statement-breakpoint
ALTER TABLE "installation" ADD CONSTRAINT "installation_speaks_its_language" CHECK ("installation"."languages" <@ array['id','en'] and "installation"."locale" = any ("installation"."languages"));