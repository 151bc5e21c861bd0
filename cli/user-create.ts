import { parseArgs } from "node:util";
import { z } from "zod";
import { createStaff } from "@/db/commands/create-staff";
import { env } from "@/lib/base/env";
import { locales } from "@/lib/base/locale";
import { roles } from "@/lib/loyalty/permissions";

export const userCreateUsage = `user create --role ${roles.join("|")} --email ADDRESS --name NAME [--locale id|en]`;

const schema = z.object({
  role: z.enum(roles, { error: `--role must be one of ${roles.join(", ")}.` }),
  email: z.email({ error: "--email must be an address, as in ayu@example.com." }),
  name: z.string({ error: "--name is missing." }).trim().min(1, { error: "--name is missing." }).max(100),
  locale: z.enum(locales, { error: `--locale must be one of ${locales.join(", ")}.` }).default("id"),
});

/** Makes a member of staff and prints, last on its line, the link with which they set their password. Answers the exit code. */
export async function userCreate(args: string[]): Promise<number> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args, options: { role: text, email: text, name: text, locale: text } });
  const asked = schema.safeParse(values);
  if (!asked.success) {
    console.error([...asked.error.issues.map((issue) => issue.message), `portal ${userCreateUsage}`].join("\n"));
    return 2;
  }
  const created = await createStaff(asked.data);
  if (!created.ok) {
    console.error(`${asked.data.email} has an account already: choose another address.`);
    return 1;
  }
  console.log(`${asked.data.name} (${asked.data.role}) sets a password here, once and within a day:`);
  console.log(`${env().appOrigin}/reset?token=${created.value.token}`);
  return 0;
}
