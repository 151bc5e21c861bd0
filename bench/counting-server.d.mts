import type { Sql } from "postgres";

export function startCountingServer(): Promise<{
  port: number;
  password: string;
  /** The superuser, in the portal's database. */
  admin: Sql;
  stop: () => Promise<void>;
}>;
