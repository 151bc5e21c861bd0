DROP INDEX "rewards_listed";--> statement-breakpoint
CREATE INDEX "rewards_offered" ON "rewards" USING btree ("state","featured" DESC NULLS FIRST,"points" DESC NULLS FIRST,"id");