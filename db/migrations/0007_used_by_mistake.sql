ALTER TABLE "events" DROP CONSTRAINT "events_kind_known";--> statement-breakpoint
ALTER TABLE "counter_acts" DROP CONSTRAINT "counter_acts_undo_something";--> statement-breakpoint
ALTER TABLE "counter_acts" ADD COLUMN "ledger_key" "bytea";--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_kind_known" CHECK ("events"."kind" in ('purchase','redemption','cancellation','use','reinstatement','adjustment','opening','refund','release','engagement','transfer','pool','merge','wish','gift'));--> statement-breakpoint
ALTER TABLE "counter_acts" ADD CONSTRAINT "counter_acts_undo_something" CHECK (("counter_acts"."kind" in ('refund', 'cancellation', 'reinstatement')) = ("counter_acts"."undoes" is not null));