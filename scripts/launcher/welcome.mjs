import { join } from "node:path";
import { dataFolder } from "./place.mjs";
import { setupLines } from "./setup-code.mjs";

const accounts = [
  ["sari@contoh.id", "member, Indonesian"],
  ["budi@contoh.id", "member, English"],
  ["kasir@contoh.id", "staff: cashier"],
  ["layanan@contoh.id", "staff: support"],
  ["katalog@contoh.id", "staff: catalogue"],
  ["pemasaran@contoh.id", "staff: marketing"],
  ["analis@contoh.id", "staff: analyst"],
  ["auditor@contoh.id", "staff: auditor"],
  ["admin@contoh.id", "staff: owner"],
];

/** Says where everything is, once the portal is ready. */
export function printWelcome({ origin, demo, embedded, seconds, mailFolder, smtp, setup }) {
  const lines = [
    "",
    `Setia is ready after ${seconds.toFixed(0)} s.`,
    "",
    `  Members   ${origin}/`,
    `  Staff     ${origin}/staff`,
  ];
  if (demo) lines.push(`  Mailbox   ${origin}/demo/mailbox`);
  else if (!smtp && mailFolder) lines.push(`  Mail      is written to ${mailFolder}; set SMTP_URL to have it sent`);
  if (demo) {
    lines.push("", "Demonstration accounts, all with the password demo-poin-2026:");
    for (const [email, who] of accounts) lines.push(`  ${email.padEnd(22)}${who}`);
    lines.push("  Second factor (TOTP): JBSWY3DPEHPK3PXP for members, KRSXG5CTMVRXEZLU for staff.");
  } else if (setup) lines.push(...setupLines(setup));
  lines.push(
    "",
    `Logs are in ${join(dataFolder, "logs")}${embedded ? `, the database runs until you stop this` : ""}. Ctrl+C stops everything.`,
    "",
  );
  console.log(lines.join("\n"));
}
