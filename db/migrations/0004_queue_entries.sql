CREATE TABLE "queue_entries" (
	"facet" text NOT NULL,
	"value" text NOT NULL,
	"state" text NOT NULL,
	"redemption_id" bigint NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "queue_entries_once" PRIMARY KEY("facet","value","state","redemption_id"),
	CONSTRAINT "queue_entries_facet_known" CHECK ("queue_entries"."facet" in ('kind', 'place')),
	CONSTRAINT "queue_entries_wait" CHECK ("queue_entries"."state" in ('processing', 'shipped', 'held', 'booked'))
);
--> statement-breakpoint
DROP INDEX "reward_stocks_low";--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_redemption_id_redemptions_id_fk" FOREIGN KEY ("redemption_id") REFERENCES "public"."redemptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "queue_entries_of" ON "queue_entries" USING btree ("redemption_id");--> statement-breakpoint
CREATE INDEX "queue_entries_due" ON "queue_entries" USING btree ("due_at") WHERE facet = 'kind' and state = 'processing';--> statement-breakpoint
CREATE INDEX "rewards_by_kind_and_points" ON "rewards" USING btree ("kind","points","id");--> statement-breakpoint
CREATE INDEX "rewards_by_kind_and_end" ON "rewards" USING btree ("kind",coalesce(ends_at, 'infinity'),"id");--> statement-breakpoint
CREATE INDEX "rewards_by_kind_and_name_id" ON "rewards" USING btree ("kind",lower(texts -> 'id' ->> 'name') collate "C","id");--> statement-breakpoint
CREATE INDEX "rewards_by_kind_and_name_en" ON "rewards" USING btree ("kind",lower(texts -> 'en' ->> 'name') collate "C","id");--> statement-breakpoint
CREATE INDEX "rewards_by_category_and_points" ON "rewards" USING btree ("category","points","id");--> statement-breakpoint
CREATE INDEX "rewards_by_category_and_end" ON "rewards" USING btree ("category",coalesce(ends_at, 'infinity'),"id");--> statement-breakpoint
CREATE INDEX "rewards_by_category_and_name_id" ON "rewards" USING btree ("category",lower(texts -> 'id' ->> 'name') collate "C","id");--> statement-breakpoint
CREATE INDEX "rewards_by_category_and_name_en" ON "rewards" USING btree ("category",lower(texts -> 'en' ->> 'name') collate "C","id");--> statement-breakpoint
CREATE INDEX "reward_stocks_low" ON "reward_stocks" USING btree ("low_since","reward_id") WHERE low_since is not null;